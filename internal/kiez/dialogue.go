package kiez

import "time"

// Dialogue is where a chat stands in a conversation of several steps. The zero Dialogue: in none.
type Dialogue struct {
	Flow, Step string
	Data       map[string]string
	// Lapses is when silence ends it and the person is told, because something would be lost; zero: it ends within a
	// day without a word.
	Lapses time.Time
	Rev    int // given by Load, to be handed back to Save
}
