package app_test

import (
	"context"
	"fmt"
	"math/rand/v2"
	"strings"
	"time"

	"kiezbot/internal/kiez"
	"kiezbot/internal/redisstore"
	"kiezbot/internal/tgfake"
)

const (
	readers     = 40
	firstReader = 40_001
)

// office makes the group of staff, and people who read broadcasts.
func (s *soak) office() {
	s.Helper()
	s.telegram.AddGroup(tgfake.ChatInfo{ID: staffGroup, Title: "Team"}, admin, releaser, writer)
	if err := s.telegram.Promote(admin, staffGroup); err != nil {
		s.Fatal(err)
	}
	s.readers = s.crowd(firstReader, readers)
	s.settled()
}

// reaches has somebody do something, again if there is only an apology, until the chat shows part.
func (s *soak) reaches(chat int64, part string, do func()) (m tgfake.Message, ok bool) {
	s.Helper()
	ctx, cancel := context.WithTimeout(s.Context(), soakPatience)
	defer cancel()
	for {
		rev := s.telegram.Rev()
		do()
		m, err := s.telegram.WaitSince(ctx, chat, rev, func(m tgfake.Message) bool {
			return m.FromBot && (strings.Contains(m.Body(), part) || strings.Contains(m.Body(), sorry))
		})
		if err != nil {
			s.Errorf("chat %d: waiting for %q: %v", chat, part, err)
			return m, false
		}
		if strings.Contains(m.Body(), part) {
			return m, true
		}
	}
}

// taps presses a button with a label.
func (s *soak) taps(user int64, m tgfake.Message, label string) {
	s.Helper()
	b, ok := m.Button(label)
	if !ok {
		s.Errorf("no button %q in %q", label, m.Body())
		return
	}
	if _, err := s.telegram.Press(user, user, m.MessageID, b.CallbackData); err != nil {
		s.Error(err)
	}
}

// campaigns sends one broadcast after the other, and compares each sheet with what the readers got.
func (s *soak) campaigns(*rand.Rand) {
	store := redisstore.NewBroadcasts(s.store(), redisstore.BroadcastOptions{})
	for n := 1; !s.isOver(); n++ {
		text := fmt.Sprintf("Rundbrief %d.", n)
		card, ok := s.reaches(admin, text, func() { s.tell(admin, "/broadcast\ntopics: events\nwhen: now\nde: "+text) })
		if !ok {
			return
		}
		s.taps(admin, card, "Freigeben")
		sheet, ok := s.sheetOf(store, text)
		if !ok {
			return
		}
		s.judgeSheet(text, sheet)
	}
}

// sheetOf waits for the end of the broadcast with a text.
func (s *soak) sheetOf(store *redisstore.Broadcasts, text string) (sheet kiez.Sheet, ok bool) {
	s.Helper()
	ctx, cancel := context.WithTimeout(s.Context(), soakPatience)
	defer cancel()
	for tick := time.NewTicker(20 * time.Millisecond); ; {
		list, err := store.List(ctx, kiez.Done)
		if err != nil {
			s.Errorf("%s is not over: %v", text, err)
			return sheet, false
		}
		for _, b := range list {
			if b.Texts[kiez.German] != text {
				continue
			}
			sheet, err := store.Sheet(ctx, b.ID)
			if err != nil {
				s.Error(err)
			}
			return sheet, err == nil
		}
		<-tick.C
	}
}

// judgeSheet wants everybody counted, nobody reached twice, and nobody left out who is not counted as unknown or failed.
func (s *soak) judgeSheet(text string, sheet kiez.Sheet) {
	s.Helper()
	missing := 0
	for _, chat := range s.readers {
		switch n := s.received(chat, text); {
		case n > 1:
			s.Errorf("%s reached %d %d times", text, chat, n)
		case n == 0:
			missing++
		}
	}
	if sheet.Sent+sheet.Unknown+sheet.Failed != readers || sheet.Pending != 0 || missing > sheet.Unknown+sheet.Failed {
		s.Errorf("%s did not reach %d, the sheet says %+v", text, missing, sheet)
	}
}

// correspondence has one resident after the other ask the office, and staff answer.
func (s *soak) correspondence(*rand.Rand) {
	for n := 1; !s.isOver(); n++ {
		who := s.newcomer()
		asks, answers := fmt.Sprintf("Wer gießt Baum %d?", n), fmt.Sprintf("Das Gartenamt gießt Baum %d.", n)
		if _, ok := s.reaches(who, "schreiben Sie Ihre Frage gleich hier", func() { s.tell(who, "/kontakt") }); !ok {
			return
		}
		draft, ok := s.reaches(who, asks, func() { s.tell(who, asks) })
		if !ok {
			return
		}
		s.taps(who, draft, "Senden")
		card, ok := s.cardOf(asks)
		if !ok {
			return
		}
		s.replies(writer, staffGroup, card, answers)
		s.settledAnswer(who, answers)
	}
}

// cardOf waits until the question stands in the staff's group and a reply to it would find its way.
func (s *soak) cardOf(asks string) (message int64, ok bool) {
	s.Helper()
	threads := redisstore.NewEnquiries(s.store())
	ctx, cancel := context.WithTimeout(s.Context(), soakPatience)
	defer cancel()
	for tick := time.NewTicker(20 * time.Millisecond); ; {
		for _, m := range s.telegram.Chat(staffGroup) {
			if !m.FromBot || !strings.Contains(m.Body(), asks) {
				continue
			}
			if _, err := threads.Thread(ctx, kiez.Sent{Chat: staffGroup, ID: int(m.MessageID)}); err == nil {
				return m.MessageID, true
			}
		}
		select {
		case <-ctx.Done():
			s.Errorf("no card for %q", asks)
			return 0, false
		case <-tick.C:
		}
	}
}

// settledAnswer waits until the answer of staff has reached the resident, or staff hear that it may not have.
func (s *soak) settledAnswer(who int64, answers string) {
	s.Helper()
	s.eventually("the answer of staff arrived, or staff know that it may not have", func() bool {
		return s.received(who, answers) > 0 || s.received(staffGroup, sorryToOther) > s.excused
	})
	if n, lost := s.received(who, answers), s.storm.lostWith(who, answers); n > 1+lost {
		s.Errorf("%d got the answer of staff %d times, %d of them taken without telling", who, n, lost)
	}
	s.excused = s.received(staffGroup, sorryToOther)
}
