import type { Connection, RowDataPacket } from 'mysql2/promise';

interface LogRow extends RowDataPacket {
  argument: string | Buffer;
}

/** The SQL one request makes the server send, in order, as the database saw it. */
export async function statementsOf(root: Connection, act: () => Promise<unknown>): Promise<string[]> {
  await root.query("SET GLOBAL log_output = 'TABLE'");
  await root.query('TRUNCATE TABLE mysql.general_log');
  await root.query('SET GLOBAL general_log = ON');
  await act().finally(() => root.query('SET GLOBAL general_log = OFF'));
  const [rows] = await root.query<LogRow[]>("SELECT argument FROM mysql.general_log WHERE command_type IN ('Query', 'Execute') ORDER BY event_time, thread_id");
  return rows.map((row) => row.argument.toString()).filter((sql) => !/general_log|log_output|^ping/i.test(sql));
}
