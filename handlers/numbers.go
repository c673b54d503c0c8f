package handlers

import (
	"context"
	"fmt"
	"maps"
	"slices"
	"time"

	"kiezbot/internal/kiez"
)

// Numbers counts questions, and for how many people each number stands.
type Numbers interface {
	Count(ctx context.Context, q kiez.Asked, at time.Time) error
	// Counts adds up the days from from to to, both included.
	Counts(ctx context.Context, from, to time.Time) (kiez.Counts, error)
	// People gives the cells that each person asked in, see topicCell, in the weeks with a day from from to to.
	People(ctx context.Context, from, to time.Time) ([]map[string]bool, error)
	// Subscribed says how many people subscribed to something at the end of the weeks with a day from from to to, by the
	// day of their Monday (2027-03-08). Weeks in which nobody counted are missing.
	Subscribed(ctx context.Context, from, to time.Time) (map[string]int, error)
}

// Judgements says how many answers helped, and how many did not, on the days from from to to, both included.
type Judgements interface {
	Judged(ctx context.Context, from, to time.Time) (kiez.Judged, error)
}

// Summary is whether staff want the numbers once a week without asking.
type Summary interface {
	Weekly(ctx context.Context) (bool, error)
	SetWeekly(ctx context.Context, wanted bool) error
}

// fewest is how many people a number has to stand for; fewer could be told apart.
const fewest = 5

// merged is where numbers go that stand for too few people alone.
const merged = "*"

// The names of the numbers that Numbers.People knows.
func topicCell(topic string) string  { return "topic=" + topic }
func langCell(lang kiez.Lang) string { return "lang=" + string(lang) }

const unansweredCell = "unanswered"

// askers are people who asked, each with the cells they asked in.
type askers []map[string]bool

// in counts the people who asked in one of the cells; of none: all people.
func (a askers) in(cells ...string) int {
	n := 0
	for _, person := range a {
		if len(cells) == 0 || slices.ContainsFunc(cells, func(c string) bool { return person[c] }) {
			n++
		}
	}
	return n
}

// enough leaves only numbers that stand for at least five people. What is below goes together under merged, with the
// smallest of the others if that alone would still be too few: from the total nobody can work out the rest. Where all
// of it stands for too few, nothing is left.
func enough(counts map[string]int, cell func(name string) string, people askers) map[string]int {
	kept, small := map[string]int{}, map[string]int{}
	for name, n := range counts {
		if people.in(cell(name)) >= fewest {
			kept[name] = n
		} else if n > 0 {
			small[name] = n
		}
	}
	together := func() int {
		var cells []string
		for name := range small {
			cells = append(cells, cell(name))
		}
		return people.in(cells...)
	}
	for len(small) > 0 && together() < fewest && len(kept) > 0 {
		least := byCount(kept)[len(kept)-1]
		small[least] = kept[least]
		delete(kept, least)
	}
	if len(small) > 0 && together() >= fewest {
		for _, n := range small {
			kept[merged] += n
		}
	}
	return kept
}

// byCount orders the names of numbers, the highest first; what was merged is last.
func byCount(counts map[string]int) []string {
	return slices.SortedFunc(maps.Keys(counts), func(a, b string) int {
		switch {
		case a == merged:
			return 1
		case b == merged:
			return -1
		case counts[a] != counts[b]:
			return counts[b] - counts[a]
		}
		return slices.Compare([]byte(a), []byte(b))
	})
}

// count counts a question by what it was taken for.
func (b *bot) count(ctx context.Context, req Request, u kiez.Understanding) error {
	if req.Role.Staff() { // they try things out
		return nil
	}
	q := kiez.Asked{Chat: kiez.ChatID(req.From), Lang: u.Lang, Unanswered: u.Action == kiez.ActionHandoff}
	intent := u.Intent
	if u.Action == kiez.ActionOffer && len(u.Candidates) > 0 {
		intent = u.Candidates[0].Intent
	}
	if subject, ok := b.Subjects.Subject(intent); ok && !q.Unanswered {
		if subject.Kind.SmallTalk() {
			return nil
		}
		q.Topic = subject.Family
	}
	if err := b.Numbers.Count(ctx, q, req.Now); err != nil {
		return fmt.Errorf("count question: %w", err)
	}
	return nil
}
