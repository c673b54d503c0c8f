package handlers

import (
	"time"

	"kiezbot/internal/kiez"
)

// Silence is how long a dialogue waits for the next answer before it ends.
const Silence = 24 * time.Hour

// Lapsed is what somebody is told whose dialogue silence has ended: that what was written in it has gone nowhere.
func (h *Handlers) Lapsed(d kiez.Dialogue) kiez.Message {
	flow := h.bot.flows.flows[d.Flow]
	again := flow.Again
	if again.Data == "" {
		again = menuButton()
	}
	return kiez.Message{
		Paragraphs: []kiez.Text{kiez.Say("flow.silence", nil), kiez.Say(flow.Cancelled, nil)},
		Rows:       [][]kiez.Button{{again}}, Lang: kiez.Lang(d.Data[askLang]), Quiet: true,
	}
}

// holdsQuestion reports whether a question to the office, or a wish for an appointment, has been written.
func holdsQuestion(data map[string]string) bool { return data[askParts] != "" || data[askTimes] != "" }

// holdsFields reports whether a form has more than what it began with.
func holdsFields(data map[string]string) bool {
	for field, value := range data {
		switch field {
		case dialogueID, askedFor, "id", "series", "topic", wholeDays:
		default:
			if value != "" {
				return true
			}
		}
	}
	return false
}
