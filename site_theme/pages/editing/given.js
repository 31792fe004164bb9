// What is only needed once somebody edits: fetched by edit.js, which hands over its own functions, the draft, sentences,
// and how authors write weekdays.
const {
  page, DRAFTS, made, form, checks, written, valueAt, setAt, keep, isText, isPart, isNumber, isSame, fieldAt, summaryOf, labeled,
  plainButton, draftControl, textInput, selectInput, NOT_SAID, IS_PHONE, backTo, doneButton, rowLink, rowsCard, mainLink, routeTo,
  placeScreen, go, notOpened, fetchScript,
} = window.circlesEdit;

const today = () => {
  const now = new Date();
  return new Date(now - now.getTimezoneOffset() * 60000).toISOString().slice(0, 10);
};
