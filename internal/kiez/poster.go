package kiez

// Poster is a page to hang up: what it is about in several languages, and a code that opens the bot there.
type Poster struct {
	Name  string // of the files, without an ending
	Link  string
	Langs []Lang // the first is the largest
	Title Text
	When  Text // when and where; zero: nothing
	Call  Text // what to do with the code
	Owner Text // who hangs it up
}
