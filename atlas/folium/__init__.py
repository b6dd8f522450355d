"""folium maps for the profile pages, and a plugin for anyone's folium map."""
