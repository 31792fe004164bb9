// What is only needed once somebody edits: fetched by edit.js, which hands over its own functions, the draft, sentences,
// and how authors write weekdays.
const {
  page, DRAFTS, made, form, checks, written, valueAt, setAt, keep, isText, isPart, isNumber, isSame, fieldAt, labeled, plainButton, draftControl,
  textInput, selectInput, NOT_SAID, backTo, doneButton, rowLink, rowsCard, routeTo, mainLink, summaryOf, placeScreen, go,
  notOpened, fetchScript, IS_PHONE,
} = window.circlesEdit;

const today = () => {
  const now = new Date();
  return new Date(now - now.getTimezoneOffset() * 60000).toISOString().slice(0, 10);
};
