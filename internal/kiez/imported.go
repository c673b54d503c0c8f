package kiez

// Imported is one event or series as a calendar file from elsewhere has it. Topic, area and kind are not in the file;
// its titles count as German.
type Imported struct {
	Series Series  `json:"series"` // with an empty rule a single event
	Dates  []Event `json:"dates"`  // of a series: what the file moves, cancels or adds
	// Refused says why it cannot be taken over; zero: it can. Its data are strings.
	Refused Text `json:"refused"`
}
