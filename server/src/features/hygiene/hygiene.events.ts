/** The grades of a round became final and are in the record; told after the commit. */
export class RoundFinal {
  constructor(
    readonly roundId: string,
    readonly villageId: string,
  ) {}
}
