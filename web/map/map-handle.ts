/** The map as a picture, and the marking it carries. */
export interface MapImage {
  readonly blob: Blob;
  readonly marking: string;
}

/** What the rest of a view asks of its map. */
export interface MapHandle {
  image(title: string, sentence: string, source: string): Promise<MapImage>;
  /** Moves to a place, no nearer than asked; with `focus` the keyboard goes to the map too. */
  lookAt(longitude: number, latitude: number, options?: { zoom?: number; focus?: boolean }): void;
}
