import type { Sql } from '../database/database.js';

export const BOARD_RESPONSE_CLASSES = ['full', 'partial', 'very limited', 'no data', 'failed to respond'] as const;
export type BoardResponseClass = (typeof BOARD_RESPONSE_CLASSES)[number];

/** What an area's safeguarding board answered, as a report prints it. */
export interface BoardResponse {
  /** 1 for the area at the highest risk, as the report ranks them. */
  readonly riskOrder: number;
  readonly area: string;
  readonly printed: string;
  readonly responseClass: BoardResponseClass;
  readonly document: string;
}

/** In the report's order of risk. */
export function boardResponses(sql: Sql): Promise<BoardResponse[]> {
  return sql.query<BoardResponse>(
    `SELECT risk_order AS "riskOrder", area, printed, response_class AS "responseClass", document
       FROM published_board_response ORDER BY batch_id, risk_order, row_number`,
  );
}
