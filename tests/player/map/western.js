/** A people of the far west, sent to one town, beside those of a scene. */
export function withWest(scene) {
  const ring = Float64Array.from([32.5, 44.4, 36.6, 44.4, 36.6, 46.1, 32.5, 46.1]);
  const bounds = [32.5, 44.4, 36.6, 46.1];
  const unit = { id: "west@", place: "west", from: null, to: null, polygons: [[ring]], bounds };
  const track = { regions: [{ place: "town" }] };
  const movement = { id: "w", homeland: "west", start: 5000, end: 5030, peoples: [], track };
  const { index } = scene;
  return {
    ...scene,
    movements: [...scene.movements, movement],
    places: { ...scene.places, town: { lon: 40.2, lat: 57.2 } },
    index: {
      ...index,
      movement: new Map(index.movement).set("w", movement),
      unitsOfPlace: new Map(index.unitsOfPlace).set("west", [unit]),
    },
  };
}
