const [end, method] = self.name.split(' ');

/** Answers, or meets the end that the worker's name tells: `hangs search`, `crashes pack`. */
export async function meetsItsEnd<T>(name: string, answer: () => Promise<T>): Promise<T> {
  if (name !== method) return answer();
  if (end === 'hangs') for (let never = 0; never < Infinity; never %= 7) never += 1;
  setTimeout(() => {
    throw new Error('Out of its depth');
  });
  return new Promise(() => undefined);
}
