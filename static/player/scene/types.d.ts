/**
 * The things that the player's modules hand to each other, for JSDoc:
 * `@import { Scene } from "../scene/types.d.ts"`. Nothing here is sent to a reader.
 *
 * Days are whole days since 1928-01-01; `from` and `to` are inclusive. Angles are degrees (WGS 84),
 * longitude first. Boxes of degrees are west, south, east, north.
 */

/** Flat lon, lat pairs in degrees. */
export type Line = Float64Array;
/** A list of polygons, each a list of rings, the outer one first. */
export type Polygons = Line[][];
/** West, south, east, north, degrees. */
export type Bounds = [number, number, number, number];
export type LonLat = [number, number];
/** CSS pixels: x, y, width, height. */
export type Rectangle = [number, number, number, number];
export type Point = { x: number; y: number };
export type Rect = { x: number; y: number; width: number; height: number };
/** An id, or none. */
export type Maybe<T> = T | null | undefined;

export type Basis = "documented" | "derived" | "estimated" | "interpolated";
/** How many: value null = the sources bear only bounds, high null = not even one above. */
export type Quantity = {
  value: number | null;
  low: number;
  high: number | null;
  basis: Basis;
};
export type NumberRange = { low: number; high: number };

/** A knot of a curve: day, value, low, high, basis, ids of claims, 1 if a line runs on from it. */
export type Knot = [number, number | null, number, number | null, Basis, string?, number?];
export type Curve = Knot[];

/** People held in a place: full from `from` to `to`, arriving since `arrive_from`. */
export interface HeldRegion extends NumberRange {
  place: string;
  value: number;
  claim: string;
  basis: Basis;
  /** Somebody is held there from this day, of unknown number; null = nobody before the arrivals. */
  held_from: number | null;
  arrive_from: number;
  from: number;
  to: number;
  /** The day on which they were counted; `from` where it is missing. */
  counted?: number | null;
  /** It is what a count of a republic leaves when the oblasts counted separately are taken off. */
  remainder?: 1;
  /** The least and the greatest number that sources give, where they differ. */
  told?: [number, number];
}

export interface Track {
  whole: NumberRange & { value: number; basis?: Basis; claim?: string };
  /** The last day on which somebody may still be at home. */
  home_until: number;
  /** The day on which the last were taken. */
  emptied: number;
  /** From which day so many dead are counted in these places alone. */
  died_in: [number, number, string[]][];
  curves: Record<string, Curve>;
  regions: HeldRegion[];
  /** Counts of all the living in exile: day, number, claim. */
  counted: [number, number, string][];
  /** Later censuses of the people in the whole country, likewise. */
  censuses: [number, number, string][];
}

/** What shows a homeland on some days. */
export interface Stage {
  from: number;
  to: number;
  /** Its people's own, from which they are taken; restored; or how many were there nobody counted. */
  role: "own" | "restored" | "unknown";
  /** Place, id of its unit, and whether that only frames others (1). */
  units: [string, string, number][];
  /** The day from which a restored one has its borders. */
  borders?: number;
  /** On these days it was divided among other units. */
  abolished?: number;
}

export interface Movement {
  id: string;
  title: string;
  peoples: string[];
  kind: string;
  start: number;
  end: number;
  return_start: number | null;
  return_end: number | null;
  precision: { start: string; end: string };
  homeland: string;
  /** Its lane: 0 on the rails, 1 and -1 beside them, and so on outwards. */
  lane: number;
  /** The least total that a reader may pick: lanes have room for shares of it. */
  least_whole: number | null;
  homelands: Stage[];
  /** The shares that sources say were home again: from which day, how many per cent. */
  back?: [number, number][];
  /** Units among which the homeland was divided. */
  parts: { unit: string; from: number; to: number }[];
  summary: string;
  unit: string | null;
  whole_claim: string | null;
  rivals: string[];
  track: Track | null;
  /** Claims that answer one question each, the atlas's own first. */
  disputes: string[][];
  /** What a combination of picks, ids joined by spaces, changes in the track. */
  picked: Record<string, Partial<Track>>;
  plan: string[];
  /** Counts of a people without a total: first and last day, claim, rank among those shown (null: not shown). */
  dated: [number | null, number | null, string, number | null][];
  /** Towns that sources name to people without a total: place, rank, what is counted there, first and last day of that. */
  towns: [string, number, string, number, number][];
  known: Record<string, string[]>;
}

export interface People {
  id: string;
  name: string;
  own: string;
  /** The language of the own name, a BCP 47 tag, or "". */
  own_lang: string;
  ru: string;
  /** Its other names, in any language. */
  also: string | null;
  colour: string;
  text_colour: string;
  mark: string;
  summary: string;
}

export interface Place {
  name: string;
  now: string | null;
  ru: string;
  /** What else it is or has been called, in any language. */
  also: string | null;
  /** What peoples call it in their own languages: name and BCP 47 tag. */
  own: [string, string][];
  kind: string;
  lon: number | null;
  lat: number | null;
  precision: string;
}

/** A shape of a place in a time; one known only by points (seats of raions) has no polygons. */
export interface Unit {
  id: string;
  place: string;
  layer: string;
  from: number | null;
  to: number | null;
  certainty: string;
  polygons: Polygons;
  points: Line | null;
  bounds: Bounds;
}

export interface Flow {
  id: string;
  movement: string;
  peoples: string[];
  direction: "outward" | "homeward" | "onward";
  mode: string;
  route: string;
  /** 1 where people travel against the route's own direction. */
  reverse: number | boolean;
  origin: string;
  destination: string;
  /** The first and the last day of leaving, and of arriving. */
  depart: [number, number];
  arrive: [number, number];
  season: string;
  /** What a source counts in units other than persons, or empty. */
  size: string;
  value: number | null;
  low: number | null;
  high: number | null;
  claim: string | null;
  status: string;
  dates: string;
  note: string;
  /** Its number under a pick. */
  picked?: Record<string, number>;
  /** The running total of which it is a part. */
  total?: string;
}

/** What a flow's numbers are on a day. */
export type Counted = {
  value: number | null;
  low: number | null;
  high: number | null;
  basis?: Basis | null;
};

export interface HistoricEvent {
  id: string;
  movement: string | null;
  peoples: string[];
  whose: string;
  kind: string;
  start: number;
  end: number;
  edtf: string;
  when: string;
  place: string | null;
  title: string;
  text: string;
  status: string;
  sources: string[];
  claims: string[];
  document?: string;
  quotation?: string;
  quoted_from?: object[];
  /** Our English for words in another language. */
  translation?: string;
  refutation?: string;
  /** Of a testimony. */
  grade?: string;
}

/** Somebody whom dated events name. */
export interface Person {
  id: string;
  name: string;
  ru?: string;
  /** Its names in every language. */
  also: string;
  born?: string;
  /** Who that was at the time. */
  role: string;
  /** Ids, the earliest first. */
  events: string[];
}

export interface Tour {
  id: string;
  peoples: string[];
  title: string;
  summary: string;
  steps: TourStep[];
}

/** A picture of the atlas with what is told of it. */
export interface TourStep {
  part: "homeland" | "removal" | "exile" | "return" | "memory";
  heading: string;
  /** The query at which it opens. */
  address: string;
  /** The days that it may play, both inclusive; null: it stands. */
  plays: [number, number] | null;
  /** What stands in large: a claim, or a quantity of the state of the step's last day. */
  number: { claim: string; words: string } | { state: string } | null;
  number_label: string;
  /** Words, and between them the figures of claims, bounds included and without their unit. */
  text: (string | { claim: string; words: string })[];
  /** An event with a quotation, or "". */
  voice: string;
  /** The decree or other paper that the step is about, by number and name, or "". */
  document: string;
  /** Keys of the sources that it rests on. */
  sources: string[];
}

export interface Claim {
  movement?: string;
  peoples?: string[];
  place?: string;
  event?: string;
  measure: string;
  unit: string;
  value?: number;
  low?: number;
  high?: number;
  from?: number;
  to?: number;
  span: string;
  kind: string;
  rank: string;
  grade: string;
  conflict?: string;
  part_of?: string;
  status: string[];
  sources: string[][];
  note?: string;
  quotation?: string;
  when: string;
  amount: string;
  doing: string;
  text: string;
  /** How early it comes among those of people without a total, 0 first. */
  order?: number;
}

export interface Leg {
  id: string;
  line: Line;
  km: Float64Array;
  mode: string;
  /** 1 if lanes are counted along the stored direction, -1 if against it. */
  side: number;
  /** By movement: the most people told of its way out or home. */
  most: Record<string, number>;
}

/** The stretch of a route that one leg makes, kilometres from the route's beginning. */
export interface Span {
  leg: string;
  reversed: boolean;
  status: string;
  mode: string;
  from: number;
  to: number;
}

export interface Stop {
  place: string;
  km: number;
  documented: boolean | number;
  rank?: number;
}

export interface Route {
  id: string;
  km: number;
  spans: Span[];
  line: Line;
  /** Kilometres at each vertex of the line. */
  cumulative: Float64Array;
  stops: any[];
}

export interface BaseLabel {
  kind: string;
  text: string;
  lon: number;
  lat: number;
  from?: number | null;
  to?: number | null;
}

export interface Base {
  land: { polygons: Polygons; [key: string]: any }[];
  lakes: { polygons: Polygons; [key: string]: any }[];
  rivers: { line: Line; [key: string]: any }[];
  borders: { line: Line; [key: string]: any }[];
  railways: { line: Line; [key: string]: any }[];
  labels: BaseLabel[];
  credits: any[];
}

/** The scene as Python writes it (atlas/screen/scene.py), its geometry decoded. */
/** How an address is read (atlas/picture/address.py, rules). */
export interface AddressRules {
  names: string[];
  opening_day: number;
  /** How long a period is that has no end. */
  period_days: number;
  views: string[];
  bases: string[];
  /** The least and the largest zoom of the map. */
  zooms: [number, number];
  languages: string[];
  /** Characters of a value; a longer one is not looked into. */
  longest: number;
  /** By parameter, or "any", and by fault: what is wrong. */
  reasons: Record<string, Record<string, string>>;
  /** With {name}, {value} and {reason}. */
  sentence: string;
  changed: string;
}

export interface Scene {
  format: number;
  /** Words by language, list and id: `vocabulary.en.state.in_exile`. */
  vocabulary: Record<string, Record<string, Record<string, string>>>;
  data_version: string;
  first_day: number;
  last_day: number;
  address: AddressRules;
  peoples: People[];
  movements: Movement[];
  places: Record<string, Place>;
  units: Unit[];
  /** In which republic a place of exile lies that is counted apart from it. */
  republics: Record<string, string>;
  legs: Record<string, Leg>;
  routes: Record<string, Route>;
  flows: Flow[];
  groups: Group[];
  /** Ways that nobody surveyed: corridors, not lines. */
  free_modes: string[];
  events: HistoricEvent[];
  /** Whether what is only read has come: claims, events, tours and places have it later than the picture. */
  texts: import("./texts.js").Texts;
  claims: Record<string, Claim>;
  sources: Record<string, { short: string; full: string; url: string; note: string }>;
  conflicts: Record<string, { question: string; handling: string }>;
  tours: Tour[];
  persons: Person[];
  /** How names are compared that are written in several ways (search/folding.js). */
  folding: { letters: Record<string, string>; sounds: Record<string, string> };
  base: Base;
  index: {
    people: Map<string, People>;
    movement: Map<string, Movement>;
    flow: Map<string, Flow>;
    event: Map<string, HistoricEvent>;
    unit: Map<string, Unit>;
    unitsOfPlace: Map<string, Unit[]>;
    flowsOfMovement: Map<string, Flow[]>;
    eventsOfMovement: Map<string, HistoricEvent[]>;
  };
}

/** Where the people of a movement were at the end of a day; null = no source says. */
export interface State {
  whole: Quantity | null;
  disputed: Quantity | null;
  added: Quantity | null;
  added_dead: Quantity | null;
  home: Quantity | null;
  taken: Quantity | null;
  under_way: Quantity | null;
  /** By place, or "unplaced"; null = somebody is held there, of unknown number. */
  exile: Record<string, Quantity | null>;
  in_exile: Quantity | null;
  dead: Quantity | null;
  /** The places where alone the dead are counted. */
  dead_in: string[];
  /** Deaths beyond the normal that a scholar estimated; no part of the whole. */
  excess_dead: Quantity | null;
  returned: Quantity | null;
  elsewhere: Quantity | null;
  not_stated: Quantity | null;
  last_counts: Record<string, { value: number; day: number; claim: string }>;
  /** The last count of all in exile, where nobody knows their number on the day. */
  last_living: { value: number; day: number; claim: string; isCensus: boolean } | null;
}

/** A State whose people in exile are one count. */
export type Counts = State;

/** The streams of a movement in one direction, and the pieces of way that they run. */
export interface Group {
  movement: Movement;
  direction: Flow["direction"];
  peoples: People[];
  /** Numbers of its flows in `scene.flows`. */
  members: number[];
  first: number;
  last: number;
  pieces: Piece[];
}

export interface Piece {
  route: string;
  from: number;
  to: number;
  status: string;
  flip: boolean;
  flows: number[];
  starts: number[];
  ends: number[];
}

/** A stretch of a route in one style. */
export interface Run {
  group: Group;
  /** Id of the route whose kilometres are meant. */
  route: string;
  from: number;
  to: number;
  kind: "bed" | "band" | "core" | "ahead";
  status: string;
  /** People; null = not stated, and always so for core and ahead. */
  value: number | null;
  /** The least number of them that sources give, and the greatest; 0 for core and ahead. */
  low: number;
  high: number;
  /** Pixels; 0 = number not stated. */
  width: number;
  least: number;
  most: number;
  /** The sources give it more than one number, and the range is to be seen here. */
  disputed: boolean;
  /** People travel against the route's own direction. */
  flip: boolean;
  /** Number of the largest stream on it. */
  flow: number;
}

export interface RunChoice {
  view: PlayerState["view"];
  span: [number, number] | null;
  movements: Set<string>;
  basis: PlayerState["basis"];
}

export interface Streams {
  runsOn(scene: Scene, day: number, choice: RunChoice, stateOn: StateReader): Run[];
  groups: Group[];
  /** By flow: 0 ahead, 1 under way, 2 done. */
  phase: Uint8Array;
  shown: Uint8Array;
  /** Kilometres run by the first and by the last of a flow. */
  head: Float64Array;
  tail: Float64Array;
  counted: Counted[];
}

/** The state of a movement on the day of a picture. */
export type StateReader = (movement: string) => State;

export interface Homeland {
  movement: Movement;
  /** Its shape of the day. */
  unit: Unit;
  place: string;
  phase: "home" | "emptying" | "emptied" | "restored" | "unknown";
  /** Part of the people still at home, or of the living who are back where it is restored; null = not stated. */
  share: number | null;
  words: string;
  /** At the opening: what the map calls it, "" where it names another of the same people. */
  name?: string;
  /** At the opening: filled paler, as no source says how many they were. */
  pale?: boolean;
  /** At the opening: how wide it must be to be named, CSS pixels. */
  least?: number;
}

/** The people of one movement in a region of exile. */
export interface Held {
  movement: Movement;
  value: number | null;
  basis: Basis | null;
  told: NumberRange | null;
  last: { value: number; day: number; claim: string; told: NumberRange | null } | null;
  /** Those not back, all regions together (null = not stated); `told` in the one region that says how many. */
  behind: { total: Quantity | null; told: boolean } | null;
  /** The number is what a count of a republic leaves without the oblasts counted separately. */
  remainder: boolean;
}

export interface Region {
  place: string;
  unit: Unit | null;
  held: Held[];
  /** People held, as far as counted; null if no count is current. */
  value: number | null;
  /** Somebody's number is not stated. */
  partial: boolean;
  /** A republic whose oblasts some source counts: this is the remainder. */
  rest: boolean;
  /** Where its number is written on the screen. */
  rect?: Rect | null;
}

/** Words drawn on the map, and where they stand, CSS pixels: their middle, or of a card the middle of the left edge; `key` is the same from day to day. */
export type Label = Point & { key: string; text: string };

export interface Corridor {
  flow: Flow;
  index: number;
  people: People;
  bounds: Bounds;
  [key: string]: any;
}

export interface Journey extends Point {
  flow: Flow;
  run: Run;
}

export interface Station extends Point {
  place: string;
  documented: boolean | number;
  rank: number;
  people: People;
  run: Run;
  [key: string]: any;
}

/** The first of one or several streams, as a ring on the map. */
export interface Ring extends Point {
  flows: Flow[];
  [key: string]: any;
}

export interface Front {
  group: Group;
  rings: Ring[];
  /** Of the way that most go. */
  middle: Point;
  /** Where a way home ends. */
  home: Point | null;
  [key: string]: any;
}

/** What is on the map on a day, before anything is drawn, and where it lies once the map has placed it. */
export interface Picture {
  /** It is the opening's: only the homelands, and whose they are. */
  opening: boolean;
  /** As the reader's picks have it. */
  scene: Scene;
  day: number;
  view: PlayerState["view"];
  countedDay: number;
  shown: Set<string>;
  movements: Movement[];
  stateOn: StateReader;
  runs: Run[];
  /** Of `runs`: what moves from day to day, what stands, and the ways of journeys that are over on *This day*. */
  moving: Run[];
  still: Run[];
  threads: Run[];
  streams: Streams;
  basis: PlayerState["basis"];
  /** More than one day is shown: beds are drawn. */
  wide: boolean;
  /** The reader plays or drags. */
  hasty: boolean;
  /** The reader has gone to another time: words need not stay where they were. */
  jumped?: boolean;
  /** The hand is dragged: what it passes is drawn as a draft, and exactly where it rests. */
  dragged?: boolean;
  /** The reader drags the map, or a story moves it: its words go along and are placed anew when it rests. */
  travels?: boolean;
  /** The rectangle that the inset takes, once it is placed. */
  inset?: Rect | null;
  /** The map is seen from near. */
  near?: boolean;
  /** The whole country: numbers have neither their range nor how they are known in words. */
  terse: boolean;
  /** Runs that have stations, and whether those of a run, or the towns (null), have names. */
  told: Run[];
  isNamed: (run: Run | null) => boolean;
  homelands: Homeland[];
  parts: Unit[];
  regions: Region[];
  corridors: Corridor[];
  /** Towns of free travel, before the scale thins them out. */
  towns: import("../day/stations.js").Stop[];
  fronts: Front[];
  stations: Station[];
  journeys: Journey[];
  corridorAt?: (x: number, y: number) => Corridor | null;
  corridorPlaces?: (Point & { flow: Flow })[];
}

/** Something on the map that a pointer finds and a keyboard visits. */
export interface Thing extends Point {
  key: string;
  /** What a click selects. */
  type: Selection["type"];
  id: string;
  /** What the tooltip says, the name first. */
  lines: string[];
}

export type Selection = { type: "place" | "movement" | "flow" | "event" | "claim"; id: string };
export type Pace = "day" | "week" | "month" | "year";
export type Step = "day" | "month" | "year" | "event";

/** What of the player's state decides the picture. */
export type Asked = Pick<
  PlayerState,
  | "opening"
  | "day"
  | "to"
  | "view"
  | "movements"
  | "selected"
  | "basis"
  | "pick"
  | "playing"
  | "dragging"
>;

export interface PlayerState {
  /** The page shows its opening: what this is, and whose story may begin. */
  opening: boolean;
  day: number;
  /** Last day of the period view, inclusive. */
  to: number | null;
  view: "day" | "period" | "sofar" | "all";
  /** Ids of the movements shown. */
  movements: string[];
  selected: Selection | null;
  basis: "people" | "share";
  playing: boolean;
  /** Time that runs by itself pauses here, inclusive. */
  stop: number | null;
  /** Whether it also waits at each event; null: as the layout has it. */
  pauses: boolean | null;
  /** The machine cannot keep the pace. */
  lagging: boolean;
  /** What one second stands for. */
  pace: Pace;
  step: Step;
  /** Claims chosen to drive the picture. */
  pick: string[];
  map: { lon: number; lat: number; zoom: number } | null;
  /** The tour that the reader follows, and at which of its steps, from 1. */
  tour: { id: string; step: number } | null;
  lang: string;
  presenting: boolean;
  dragging: boolean;
}

export type Patch = Partial<PlayerState>;
export type Change<State = PlayerState> = {
  changed: Set<string>;
  previous: State;
  origin: string;
};

export interface Store<State = PlayerState> {
  get(): State;
  set(patch: Partial<State>, origin?: string): void;
  /** @returns what takes the listener away again */
  subscribe(listener: (state: State, change: Change<State>) => void): () => void;
}

/** What a host says to a player (see mount in index.js). */
export type Command = Partial<Omit<PlayerState, "day" | "to">> & {
  seq?: number | null;
  after?: number;
  date?: string;
  day?: number | string;
  to?: number | string | null;
  query?: string;
};

export type View = import("../plane/projection.js").View;

/** What the drawing modules of one map share. */
export interface MapParts {
  scene: Scene;
  basemap: ReturnType<typeof import("../map/ground/basemap.js").createBasemap>;
  lanes: ReturnType<typeof import("../day/lanes.js").createLanes>;
  corridors: ReturnType<typeof import("../map/ways/corridor-shapes.js").createCorridors>;
  cache: import("../plane/paths.js").PathCache;
  tracks: import("../map/ways/tracks.js").TrackCache;
  /** Labels that the map may have, where it has its own number of them. */
  most?: number;
}

declare global {
  /** The program of which a module is a part, where it is one script (atlas/base/bundle.py). */
  const $program: (() => (module: string) => any) | undefined;
}

/** Two maps with one clock (pair/pair-state.js). */
export interface PairState {
  kind: "peoples" | "dates" | "return";
  /** Ids of movements, or "all"; only two peoples have a right one of their own. */
  left: string;
  right: string;
  /** Of the map on the left; the other is `distance` days later. */
  day: number;
  distance: number;
  figures: "people" | "share";
  map: { lon: number; lat: number; zoom: number } | null;
  playing: boolean;
  dragging: boolean;
  presenting: boolean;
  pace: Pace;
}
