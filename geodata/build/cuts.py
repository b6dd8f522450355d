"""Lines drawn by hand where a unit of the time cuts one of today's.

No open package carries the raions of the Soviet years, so each line is a named list of (longitude,
latitude) in WGS84 degrees with a comment on what it follows. Every line is approximate: it was laid
between places known to be on one side or the other and against the published area, not traced from
a map of the time.
"""

Line = list[tuple[float, float]]

# fmt: off


# North limit of the Karachay AO against the Cherkess AO: north of Ispravnaya, round the Circassian
# villages of the Bolshoy and Maly Zelenchuk (Khabez, Ali-Berdukovsky), then between Ust-Dzheguta
# and Psyzh to the Stavropol border.
KARACHAY_CHERKESS: Line = [
    (41.500, 44.200), (41.620, 44.160), (41.670, 44.110), (41.680, 44.030), (41.670, 43.950),
    (41.700, 43.925), (41.800, 43.925), (41.860, 43.950), (41.885, 44.020), (41.900, 44.070),
    (41.930, 44.100), (41.980, 44.115), (42.050, 44.100), (42.200, 44.060), (42.340, 44.050),
    (42.500, 44.060),
]

# North limit of Klukhori raion: the ridge between the Teberda and the Aksaut, the Kuban between
# Kumysh (Stavropol) and Novy Karachay (Georgia), the heads of the Mara and the Podkumok, the Khudes
# to the border of Kabardino-Balkaria.
KLUKHORI: Line = [
    (41.560, 43.150), (41.590, 43.280), (41.620, 43.400), (41.660, 43.520), (41.720, 43.640),
    (41.780, 43.740), (41.840, 43.810), (41.850, 43.855), (41.905, 43.860), (41.960, 43.830),
    (42.050, 43.770), (42.180, 43.720), (42.320, 43.690), (42.420, 43.660), (42.620, 43.640),
]

# Lower edge of the Balkar districts: the ridge between Malka and Baksan, the mouth of the Chegem
# gorge, the hills south of Nalchik, the lower Cherek below Zhemtala.
BALKARIA: Line = [
    (42.300, 43.440), (42.440, 43.420), (42.600, 43.440), (42.750, 43.490), (42.900, 43.530),
    (43.050, 43.560), (43.180, 43.555), (43.300, 43.550), (43.380, 43.575), (43.500, 43.610),
    (43.620, 43.615), (43.645, 43.575), (43.600, 43.545), (43.500, 43.515), (43.460, 43.460),
    (43.500, 43.410), (43.600, 43.400), (43.680, 43.405), (43.770, 43.405), (43.780, 43.340),
    (43.730, 43.250), (43.760, 43.170), (43.880, 43.120),
]

# What Georgia received on 8 April 1944: from the Burun-Tash pass along the uppermost Malka, over
# the Kyrtyk ridge to the Baksan above Tyrnyauz, up the Adyr-Su to the Mestia pass.
ELBRUS_GEORGIA: Line = [
    (42.380, 43.410), (42.480, 43.430), (42.600, 43.420), (42.680, 43.380), (42.740, 43.330),
    (42.800, 43.280), (42.830, 43.220), (42.860, 43.140), (42.880, 43.050),
]

# The Terek from the Mozdok border to the Dagestan border: the north limit of the republic until
# 1944. Naurskaya, Kalinovskaya, Chervlennaya, Shelkovskaya on the left bank; Znamenskoye,
# Nadterechnoye, Tolstoy-Yurt on the right.
TEREK: Line = [
    (44.780, 43.690), (44.950, 43.685), (45.050, 43.700), (45.130, 43.697), (45.240, 43.678),
    (45.320, 43.636), (45.420, 43.600), (45.520, 43.555), (45.640, 43.520), (45.830, 43.500),
    (45.980, 43.500), (46.060, 43.460), (46.130, 43.435), (46.210, 43.450), (46.290, 43.480),
    (46.350, 43.495), (46.420, 43.510), (46.520, 43.510),
]

# The mountain strip given to Georgia, March 1944: from the Daryal gorge south of Tarskoye, the
# Rocky Ridge south of Galashki, between Galanchozh and Itum-Kali (Georgia) and Shatoy (Grozny
# Oblast), then through Sharoy.
GEORGIA_STRIP: Line = [
    (44.560, 42.900), (44.720, 42.925), (44.850, 42.930), (45.000, 42.960), (45.150, 42.945),
    (45.300, 42.915), (45.420, 42.860), (45.520, 42.815), (45.660, 42.790), (45.790, 42.750),
    (45.850, 42.690), (45.880, 42.620), (45.900, 42.550), (45.940, 42.400),
]

# The east given to Dagestan, March 1944: between Shatoy and Cheberloy, between Shali and Vedeno,
# between Avtury and Kurchaloy, east of the town of Gudermes, to the Terek.
DAGESTAN_EAST: Line = [
    (45.790, 42.750), (45.860, 42.800), (45.920, 42.880), (45.970, 42.960), (45.990, 43.050),
    (46.020, 43.100), (46.045, 43.170), (46.050, 43.250), (46.120, 43.300), (46.160, 43.350),
    (46.190, 43.410), (46.215, 43.470),
]

# The west given to North Ossetia, March 1944: Malgobek, Achaluki and Nazran to the west, Karabulak,
# Troitskaya and Galashki (Grozny Oblast) to the east, down to the Georgian strip.
OSSETIA_WEST: Line = [
    (44.880, 43.680), (44.850, 43.560), (44.840, 43.420), (44.860, 43.330), (44.890, 43.260),
    (44.940, 43.200), (44.940, 43.120), (44.920, 43.030), (44.920, 42.930),
]

# West limit of Prigorodny raion: from the Ingush border between Chermen and Mikhaylovskoye, east of
# Vladikavkaz, up the right bank of the Terek to the Ingush border.
PRIGORODNY: Line = [
    (44.655, 43.235), (44.660, 43.170), (44.680, 43.120), (44.705, 43.060), (44.710, 43.010),
    (44.695, 42.965), (44.680, 42.920), (44.640, 42.860),
]

# South limit of the Kizlyar lowlands (Kizlyar okrug) against Dagestan: between Babayurt and Kizlyar
# to the sea.
KIZLYAR: Line = [
    (46.380, 43.700), (46.520, 43.720), (46.680, 43.740), (46.850, 43.745), (47.100, 43.700),
    (47.350, 43.660), (47.800, 43.640),
]

# Achikulak and Kayasula raions of Stavropol, in Grozny Oblast 1944-1957: south of the Kuma, about
# today's Neftekumsk district.
ACHIKULAK: Line = [
    (45.900, 44.800), (45.300, 44.880), (44.950, 44.850), (44.600, 44.800), (44.450, 44.620),
    (44.480, 44.380), (44.750, 44.230), (45.100, 44.170), (45.600, 44.120),
]

# Former Privolzhsky and Dolbansky uluses: from the Kalmyk border to the Volga below Yenotayevka,
# down its right bank past Narimanov to Astrakhan, then the Bakhtemir arm west of Ikryanoye and Olya
# to the sea.
KALMYK_VOLGA: Line = [
    (46.700, 46.800), (47.250, 46.810), (47.600, 46.820), (47.780, 46.780), (47.880, 46.700),
    (47.930, 46.550), (47.940, 46.420), (47.880, 46.300), (47.810, 46.190), (47.690, 46.100),
    (47.580, 45.960), (47.520, 45.830), (47.500, 45.650), (47.480, 45.300),
]

# What became of Kalmykia on 27 December 1943, raion by raion as later accounts name them: Sarpa and
# Maly Derbet uluses (Stalingrad Oblast) north of Ketchenery; Yashalta and Bashanta (Rostov Oblast)
# in the west; Priyutnoye (Stavropol Krai) west of Elista; the rest to Astrakhan Oblast.
SARPA: Line = [
    (43.300, 47.380), (44.000, 47.420), (44.500, 47.420), (45.000, 47.450), (45.500, 47.600),
    (46.000, 47.850),
]
YASHALTA: Line = [
    (42.950, 46.800), (42.950, 45.900),
]
PRIYUTNOYE: Line = [
    (43.950, 46.700), (43.950, 45.500),
]

# North Kazakhstan Oblast against Kokchetav Oblast (16 March 1944): Timiryazevo, Sergeyevka,
# Yavlenka and Smirnovo north; Novoishimskoye, Saumalkol, Taiynsha and Leningradskoye south; set by
# the published areas.
NORTH_KOKCHETAV: Line = [
    (65.600, 53.380), (66.600, 53.400), (67.200, 53.520), (67.900, 53.660), (68.600, 53.850),
    (69.200, 54.060), (69.800, 54.160), (70.500, 54.170), (71.100, 54.220), (72.200, 54.300),
]

# Kokchetav Oblast against Akmolinsk Oblast: Zerenda, Shchuchinsk and Stepnyak north; Balkashino and
# Makinsk south.
KOKCHETAV_AKMOLA: Line = [
    (67.800, 52.660), (68.500, 52.620), (69.200, 52.560), (69.900, 52.640), (70.300, 52.700),
    (70.550, 52.700), (70.800, 52.550), (71.400, 52.530), (71.800, 52.560), (72.200, 52.620),
    (72.600, 52.750), (72.850, 52.950), (72.950, 53.200),
]

# East Kazakhstan Oblast against Semipalatinsk Oblast: Shemonaikha, Glubokoye, Samarskoye, Kurchum
# and Zaysan east; Zhezkent, Novaya Shulba, Auezov, Kokpekty and Aksuat west; ends on the
# Tarbagatai.
EAST_SEMIPALATINSK: Line = [
    (81.450, 51.200), (81.560, 50.800), (81.580, 50.500), (81.750, 50.200), (81.850, 49.950),
    (81.900, 49.650), (82.150, 49.300), (82.600, 49.060), (82.800, 48.850), (83.000, 48.620),
    (83.200, 48.350), (83.250, 48.050), (83.120, 47.750), (83.080, 47.400), (83.050, 46.900),
]

# Taldy-Kurgan Oblast (mid-March 1944) against Alma-Ata Oblast: the Ili from the Chinese border to
# the gorge below Kapchagay, then across the sands between Bakanas and Ushtobe to Lake Balkhash.
TALDY_KURGAN: Line = [
    (80.900, 43.600), (80.200, 43.860), (79.500, 43.850), (78.900, 43.800), (78.200, 43.920),
    (77.600, 43.960), (77.100, 43.930), (76.950, 44.200), (76.950, 44.650), (76.900, 45.100),
    (76.600, 45.600), (76.350, 46.100), (76.200, 46.900),
]

# West limit of Zhanakorgan district on the Syr Darya: between Shieli and Zhanakorgan (flight of
# 1929-1932).
ZHANAKORGAN: Line = [
    (67.000, 46.300), (67.000, 44.700), (66.980, 44.100), (66.950, 43.500), (66.900, 42.200),
]

# Talas and Sarysu districts: the lower Talas and Karatau (flight of 1929-1932), west of Aulie-Ata.
TALAS: Line = [
    (71.100, 46.500), (71.100, 44.500), (71.050, 43.500), (70.950, 43.150), (70.600, 42.950),
    (70.000, 42.900),
]

# The 50th parallel on Sakhalin: Soviet-Japanese border until 1945.
SAKHALIN_50: Line = [
    (141.000, 50.000), (145.500, 50.000),
]

# Soviet-Polish border of 1921-1939 across today's Minsk and Vitebsk oblasts: from Latvia at the
# Dvina, west of Polotsk, Lepel, Zaslavl and Negoreloye, to the Pripyat west of Zhitkovichi.
POLAND_1939: Line = [
    (28.150, 56.300), (28.250, 55.600), (28.450, 55.300), (28.100, 55.050), (27.700, 54.800),
    (27.550, 54.500), (27.250, 54.250), (27.100, 54.000), (26.850, 53.650), (26.950, 53.250),
    (27.250, 52.900), (27.450, 52.500), (27.400, 51.800),
]

# Soviet-Finnish border of 1920-1940 on the Karelian isthmus (the Sestra) and north of Ladoga.
FINLAND_ISTHMUS: Line = [
    (29.500, 60.080), (29.950, 60.180), (30.250, 60.450), (30.600, 60.700), (31.500, 61.000),
]
FINLAND_LADOGA: Line = [
    (31.600, 60.700), (32.150, 61.270), (32.100, 61.700), (31.600, 62.300), (31.100, 63.050),
]

# South Bessarabia in today's Odessa Oblast: the Dniester liman and the Dniester.
BUDJAK: Line = [
    (30.550, 46.000), (30.450, 46.150), (30.250, 46.350), (29.950, 46.480), (29.600, 46.700),
]
# fmt: on

CUTS: dict[str, list[Line]] = {
    "RUS-2280": [KARACHAY_CHERKESS, KLUKHORI],
    "RUS-2304": [BALKARIA, ELBRUS_GEORGIA],
    "RUS-2416": [TEREK, GEORGIA_STRIP, DAGESTAN_EAST],
    "RUS-2303": [GEORGIA_STRIP, OSSETIA_WEST],
    "RUS-2305": [PRIGORODNY],
    "RUS-2417": [KIZLYAR],
    "RUS-2306": [ACHIKULAK],
    "RUS-2388": [KALMYK_VOLGA],
    "RUS-2390": [SARPA, YASHALTA, PRIYUTNOYE],
    "KAZ-3204": [NORTH_KOKCHETAV],
    "KAZ-3202": [KOKCHETAV_AKMOLA],
    "KAZ-3206": [EAST_SEMIPALATINSK],
    "KAZ-3207": [TALDY_KURGAN],
    "KAZ-3197": [ZHANAKORGAN],
    "KAZ-3252": [TALAS],
    "RUS-2616": [SAKHALIN_50],
    "BLR-2345": [POLAND_1939],
    "BLR-2341": [POLAND_1939],
    "RUS-2336": [FINLAND_ISTHMUS],
    "RUS-2353": [FINLAND_LADOGA],
    "UKR-322": [BUDJAK],
}
"""Lines by the key of the unit of today they cut."""
