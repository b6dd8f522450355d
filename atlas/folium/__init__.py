"""Maps and a plugin for those who work with folium."""
