/** What stands between the first and the last of a range of questions or sections, as a pattern. */
export const TO = String.raw`[-~\uFF5E\u2010-\u2015\u2212]|to|thru|through|till|until|à|au|al?|по|до|到|至|إلى|الى|حتى`;
/** What stands between two of a list. */
export const AND = String.raw`and|et|y|и|[&,+/、，和与و]`;
