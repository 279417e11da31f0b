/** A paragraph that is spun beyond doubt. */
export const SPUN = [
  "The closure, which begins in March, is anticipated to price native firms millions of dollars, officers mentioned.",
  "Folks within the city have been advised to make use of different routes, the authorities mentioned on Tuesday.",
  "“We're conscious of the issue,” a spokesman mentioned, including that the works would take a number of weeks.",
].join(" ");

/** A sentence that nobody spun. */
export const GENUINE = "The boat leaves at six, and the harbour was quiet when we came down to it in the morning.";
