/** The package's own declarations carry a file ending that no compiler looks for. */
declare module 'unicode-confusables' {
  export interface ConfusablePoint {
    readonly point: string;
    /** The prototype that the data gives for the point; absent when it looks like nothing else. */
    readonly similarTo?: string;
  }
  export function confusables(text: string): ConfusablePoint[];
}
