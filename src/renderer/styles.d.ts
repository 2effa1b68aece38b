/** Style sheets are bundled beside the program; importing one draws it. */
declare module '*.css';
