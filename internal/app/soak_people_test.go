package app_test

import (
	"context"
	"fmt"
	"math/rand/v2"
	"time"

	"kiezbot/internal/tgfake"
)

const (
	firstNeighbour = 50_001
	sorry          = "meine Antwort ist vielleicht nicht angekommen"
	sorryToOther   = "Vielleicht ist die Nachricht nicht angekommen"
)

// question is something to ask, and words that stand in its answer and in no other.
type question struct{ text, answer string }

func questions() []question {
	return []question{
		{"/hilfe", "Das kann ich"},
		{"/start", "Ich bin der Kiezbot"},
		{"/zeiten", "nach Vereinbarung"},
		{"/frist", "Um welches Gebiet geht es"},
		{"/sprache", "In welcher Sprache soll ich"},
		{"/abo", "Wozu möchten Sie Nachrichten"},
		{"/idee", "Wer soll etwas tun?"},
		{"/pause", "Eine Pause brauchen Sie nicht"},
		{"/termine", "Seite 1 von"},
		{"Was ist der Kiezfonds?", "Geld für kleine Projekte"},
		{"Es brennt!", "kann keine Hilfe schicken"},
	}
}

// neighbour is somebody who asked these questions, each of them once.
type neighbour struct {
	chat  int64
	asked []question
}

// neighbours are people who come one after the other. Each asks everything once, up to three questions at a time,
// without waiting for the answers between these.
func (s *soak) neighbours(chance *rand.Rand) {
	for !s.isOver() {
		who := neighbour{chat: s.newcomer()}
		all := questions()
		chance.Shuffle(len(all), func(i, j int) { all[i], all[j] = all[j], all[i] })
		for len(all) > 0 && !s.isOver() {
			n := min(len(all), 1+chance.IntN(3))
			for _, q := range all[:n] {
				s.tell(who.chat, q.text)
			}
			who.asked, all = append(who.asked, all[:n]...), all[n:]
			s.answered(who)
		}
		s.mu.Lock()
		s.asked = append(s.asked, who)
		s.mu.Unlock()
	}
}

// newcomer gives a person nobody knows yet.
func (s *soak) newcomer() int64 {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.came++
	chat := int64(firstNeighbour + s.came)
	s.telegram.AddUser(tgfake.User{ID: chat, FirstName: "Person", LanguageCode: "de"})
	return chat
}

// answered waits until there is an answer or an apology for each question.
func (s *soak) answered(who neighbour) {
	s.Helper()
	ctx, cancel := context.WithTimeout(s.Context(), soakPatience)
	defer cancel()
	for {
		rev := s.telegram.Rev()
		missing, apologies := s.open(who)
		if len(missing) <= apologies {
			return
		}
		if _, err := s.telegram.WaitSince(ctx, who.chat, rev, func(m tgfake.Message) bool { return m.FromBot }); err != nil {
			s.Errorf("%d asked %q and got no answer: %v", who.chat, missing, err)
			return
		}
	}
}

// open gives the questions without an answer, and how many apologies there are.
func (s *soak) open(who neighbour) (missing []string, apologies int) {
	for _, q := range who.asked {
		if s.received(who.chat, q.answer) == 0 {
			missing = append(missing, q.text)
		}
	}
	return missing, s.received(who.chat, sorry)
}

// judgeResident compares what somebody asked with what came.
func (s *soak) judgeResident(who neighbour) (apologies, doubles int) {
	s.Helper()
	missing, apologies := s.open(who)
	total := apologies
	for _, q := range who.asked {
		n, lost := s.received(who.chat, q.answer), s.storm.lostWith(who.chat, q.answer)
		if n > 1+lost {
			s.Errorf("%d got %d answers to %q, of which %d were taken without telling", who.chat, n, q.text, lost)
		}
		doubles += max(0, n-1)
		total += n
	}
	switch lost := s.storm.lostWith(who.chat, sorry); {
	case len(missing) > apologies:
		s.Errorf("%d got no answer to %q and %d apologies", who.chat, missing, apologies)
	case apologies > len(who.asked)+lost:
		s.Errorf("%d got %d apologies for %d questions, of which %d were taken without telling",
			who.chat, apologies, len(who.asked), lost)
	}
	if n := s.telegram.SentTo(who.chat); n != int64(total) {
		s.Errorf("%d got %d messages, of which only %d are answers and apologies", who.chat, n, total)
	}
	return apologies, doubles
}

// postman brings updates a second time, long after the first, and updates that nobody can read or knows.
func (s *soak) postman(chance *rand.Rand) {
	const most = 900 // so many of the unreadable are certainly kept
	unknown := []string{
		"channel_post", "message_reaction", "poll_answer", "chat_member", "chat_join_request", "chosen_inline_result",
		"pre_checkout_query", "something_of_next_year",
	}
	for tick := time.NewTicker(s.lasts/1000 + 5*time.Millisecond); !s.isOver(); <-tick.C {
		s.telegram.Redeliver(s.telegram.LastUpdateID() - chance.Int64N(200))
		switch chance.IntN(4) {
		case 0:
			s.telegram.PushRaw(`{"` + unknown[chance.IntN(len(unknown))] + `":{"id":"1","chat":{"id":2001,"type":"private"}}}`)
		case 1:
			if s.wrong < most {
				s.telegram.PushRaw(unreadable(s.wrong, chance))
				s.wrong++
			}
		}
	}
}

// unreadable gives the n-th update with a field of the wrong type.
func unreadable(n int, chance *rand.Rand) string {
	return []string{
		fmt.Sprintf(`{"message":{"message_id":"%d","date":1,"chat":{"id":2001,"type":"private"},"text":"/hilfe"}}`, n),
		fmt.Sprintf(`{"message":{"message_id":%d,"date":1,"text":"a message without a chat"}}`, n),
		fmt.Sprintf(`{"message":{"message_id":%d,"date":1,"chat":{"id":"2001","type":"private"},"text":"/hilfe"}}`, n),
		fmt.Sprintf(`{"callback_query":{"id":%d,"from":{"id":2001},"data":"menu"}}`, n),
		fmt.Sprintf(`{"my_chat_member":%d}`, n),
	}[chance.IntN(5)]
}
