// What no name of a file may hold, whoever makes one: names that are suggested, and those in a folder that is packed.

/** Runs of what Windows forbids in names, control characters, halves of characters, and signs that turn the direction. */
export const notInFileNames = /[\p{Cc}\p{Cs}<>:"/\\|?*\u202a-\u202e\u2066-\u2069\ufffe\uffff]+/gu;

/** The beginning of names that Windows keeps for devices, whatever ending they have. */
export const reservedFileName = /^(?:con|prn|aux|nul|com[\d¹²³]|lpt[\d¹²³]|conin\$|conout\$)(?=\.|$)/iu;
