import { Suspense, useEffect, useState } from 'react';
import type { ReactNode } from 'react';
import { afterPicture } from '../hooks/after-picture.ts';

/** What the first picture of a window does not need: drawn, and loaded, after it. */
export function AfterPicture({ children }: { readonly children: ReactNode }) {
  const [over, setOver] = useState(false);
  useEffect(() => afterPicture(() => setOver(true)), []);
  return over && <Suspense fallback={null}>{children}</Suspense>;
}
