package kiez

// Asked is a question as it is counted: no words of it.
type Asked struct {
	Chat       ChatID // for how many people asked; it is not stored
	Topic      string // family of subjects; empty: none was found
	Lang       Lang
	Unanswered bool
}

// Counts says how many questions there were in some days.
type Counts struct {
	Topics     map[string]int
	Langs      map[Lang]int
	Questions  int
	Unanswered int
}

// Judged says how many answers helped, and how many did not.
type Judged struct{ Yes, No int }
