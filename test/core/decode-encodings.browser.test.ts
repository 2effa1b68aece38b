// The same claims where the program runs: Chromium's decoders are not Node's. It has ISO 8859-16, and it reads
// windows-1252 as the standard says.
import './decode-encodings.test.ts';
import './decode-damaged.test.ts';
