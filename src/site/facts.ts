/** The file of a built site that says which response it shows. */
export const SITE_FACTS = 'site.json';
