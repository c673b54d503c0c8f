package kiez

// Dialogue is where a chat stands in a conversation of several steps. The zero Dialogue: in none.
type Dialogue struct {
	Flow, Step string
	Data       map[string]string
	Rev        int // given by Load, to be handed back to Save
}
