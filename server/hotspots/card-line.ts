/** One line of the method card. */
export interface CardLine {
  readonly label: string;
  readonly text: string;
}
