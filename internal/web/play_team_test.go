package web

import (
	"net/http"
	"testing"

	"kiezbot/internal/tgfake"
)

// Staff meet in a group, in which everybody sees what the others write and answer; nobody else gets in.
func TestGroupOfTheStaff(t *testing.T) {
	t.Parallel()
	s := newStage(t)
	next := s.listen(t)
	if first := into[state](t, string(next().data)); first.Team.Title != "Büro" || len(first.Team.Messages) != 0 {
		t.Errorf("at the beginning: %+v", first.Team)
	}
	s.post(t, "/play/people/1001/text", `{"chat":-5001,"text":"Wer übernimmt das?"}`)
	asked := nextOf[tgfake.Message](t, next, "message")
	if asked.Chat.ID != team || asked.From.ID != 1001 {
		t.Errorf("asked %+v", asked)
	}
	s.post(t, "/play/people/1002/attach", `{"chat":-5001,"kind":"document","reply_to":`+itoa(asked.MessageID)+`}`)
	m := nextOf[tgfake.Message](t, next, "message")
	if m.Document == nil || m.ReplyToMessage == nil || m.ReplyToMessage.Text != "Wer übernimmt das?" {
		t.Errorf("answered %+v", m)
	}
	s.post(t, "/play/people/1001/edit", `{"chat":-5001,"message_id":`+itoa(asked.MessageID)+`,"text":"Wer macht das?"}`)
	if m := nextOf[tgfake.Message](t, next, "edited"); m.Text != "Wer macht das?" {
		t.Errorf("edited %+v", m)
	}
	a := do(t, s.request(t, http.MethodPost, "/play/people/2001/text", `{"chat":-5001,"text":"Hallo?"}`))
	if a.status != http.StatusConflict || a.body != `{"error":"not_there"}` {
		t.Errorf("a resident in the group: %d %s", a.status, a.body)
	}
	if a := s.get(t, "/play/people/1001/commands?chat=-5001"); a.status != http.StatusOK {
		t.Errorf("commands in the group: %d %s", a.status, a.body)
	}
}
