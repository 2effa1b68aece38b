import { page, userEvent } from 'vitest/browser';

/** The button that saves the table of the page. */
export const saveTableButton = () => page.getByRole('button', { name: 'Save table', exact: true });

/** Saves it as CSV. */
export async function saveAsCsv(): Promise<void> {
  await userEvent.click(saveTableButton());
  await userEvent.click(page.getByRole('menuitem', { name: 'Table (CSV)' }));
}
