package handlers_test

import (
	"context"
	"time"

	"kiezbot/internal/kiez"
)

// numbers holds the questions that were counted.
type numbers struct {
	asked  []kiez.Asked
	at     []time.Time
	judged kiez.Judged
	weekly bool
	fans   map[string]int // by week
}

func (n *numbers) Count(_ context.Context, q kiez.Asked, at time.Time) error {
	n.asked, n.at = append(n.asked, q), append(n.at, at)
	return nil
}

// each calls do for every question of some days.
func (n *numbers) each(from, to time.Time, do func(kiez.Asked)) {
	for i, q := range n.asked {
		if day := n.at[i].Format(time.DateOnly); day >= from.Format(time.DateOnly) && day <= to.Format(time.DateOnly) {
			do(q)
		}
	}
}

func (n *numbers) Counts(_ context.Context, from, to time.Time) (kiez.Counts, error) {
	sums := kiez.Counts{Topics: map[string]int{}, Langs: map[kiez.Lang]int{}}
	n.each(from, to, func(q kiez.Asked) {
		sums.Topics[q.Topic]++
		sums.Langs[q.Lang]++
		sums.Questions++
		if q.Unanswered {
			sums.Unanswered++
		}
	})
	return sums, nil
}

func (n *numbers) People(_ context.Context, from, to time.Time) ([]map[string]bool, error) {
	people := map[kiez.ChatID]map[string]bool{}
	n.each(from, to, func(q kiez.Asked) {
		if people[q.Chat] == nil {
			people[q.Chat] = map[string]bool{}
		}
		people[q.Chat]["topic="+q.Topic], people[q.Chat]["lang="+string(q.Lang)] = true, true
		people[q.Chat]["unanswered"] = people[q.Chat]["unanswered"] || q.Unanswered
	})
	var list []map[string]bool
	for _, cells := range people {
		list = append(list, cells)
	}
	return list, nil
}

func (n *numbers) Judged(context.Context, time.Time, time.Time) (kiez.Judged, error) {
	return n.judged, nil
}

func (n *numbers) Subscribed(context.Context, time.Time, time.Time) (map[string]int, error) {
	return n.fans, nil
}

func (n *numbers) Weekly(context.Context) (bool, error) { return n.weekly, nil }

func (n *numbers) SetWeekly(_ context.Context, wanted bool) error {
	n.weekly = wanted
	return nil
}

// ask lets people ask one question each about a topic.
func (n *numbers) ask(people int, topic string, lang kiez.Lang, at time.Time) {
	for person := range people {
		q := kiez.Asked{Chat: kiez.ChatID(100 + person), Topic: topic, Lang: lang, Unanswered: topic == ""}
		n.asked, n.at = append(n.asked, q), append(n.at, at)
	}
}
