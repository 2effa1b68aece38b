/** Style sheets are imported for their effect; the builder puts them into the page. */
declare module '*.css';
