/** What web forms print beside or below a question that has to be answered. */
export const REQUIRED_WORDS = [
  'Required',
  'Mandatory',
  'Required to answer',
  'This question is required',
  'Required to answer. Single choice.',
  'Required to answer. Multiple choice.',
  'Required to answer. Single line text.',
  'Required to answer. Multi Line Text.',
] as const;

/** What stands in a field of a form while nothing is entered; no government answers so. */
export const PLACEHOLDERS = [
  'Enter your answer',
  'Enter your answer here',
  'Please enter your answer here',
  'Your answer',
  'Type your answer',
  'Type your answer here',
  'Short answer text',
  'Long answer text',
  'Click or tap here to enter text.',
  'Click here to enter text.',
  'Choose an item.',
] as const;

/** Other words around a question's answer. */
export const FORM_WORDS = [
  'Single choice',
  'Multiple choice',
  'Single line text',
  'Multi line text',
  'Mark only one oval.',
  'Check all that apply.',
  'Tick all that apply.',
  'Select all that apply.',
  'Select one',
  'Please choose only one of the following:',
  'Choose one of the following answers',
  'Please write your answer here:',
  'Question',
  'Answer',
  'Response',
  'Section',
] as const;

/** Titles of the columns of a table of questions and answers. */
export const COLUMN_TITLES = [
  'No',
  'Nr',
  'Number',
  'Question',
  'Questions',
  'Question number',
  'Question text',
  'Answer',
  'Answers',
  'Response',
  'Responses',
] as const;
