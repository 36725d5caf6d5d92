/** The part of the program's log that the adapter needs. Fields hold codes and counts, never words of people. */
export interface Log {
  info(fields: object, message: string): void;
  warn(fields: object, message: string): void;
  error(fields: object, message: string): void;
}
