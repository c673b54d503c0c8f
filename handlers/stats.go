package handlers

import (
	"context"
	"fmt"
	"strings"
	"time"

	"kiezbot/internal/kiez"
)

// period is a stretch of time that numbers are shown for, in bars.
type period struct {
	name string // on its button
	from time.Time
	bars []span
}

// span is the days of one bar, from a Monday to a Sunday: people are counted by weeks.
type span struct{ from, to time.Time }

// periods are the names of the stretches of time, as buttons offer them.
func periods() []string { return []string{"week", "month", "quarter", "year"} }

// periodOf gives the stretch of time of this name that ends with the week of now. A week has the one before beside it,
// to compare; it is not in the other numbers.
func periodOf(name string, now time.Time) period {
	const aWeek = 7
	shape := map[string]struct{ bars, weeks int }{"week": {2, 1}, "month": {5, 1}, "quarter": {13, 1}, "year": {13, 4}}
	p := period{name: name}
	if _, known := shape[name]; !known {
		p.name = "month"
	}
	bars, days := shape[p.name].bars, shape[p.name].weeks*aWeek
	next := time.Date(now.Year(), now.Month(), now.Day()-(int(now.Weekday())+6)%aWeek+aWeek, 0, 0, 0, 0, now.Location())
	for back := bars; back > 0; back-- {
		from := next.AddDate(0, 0, -days*back)
		p.bars = append(p.bars, span{from, from.AddDate(0, 0, days-1)})
	}
	p.from = p.bars[0].from
	if p.name == "week" {
		p.from = p.bars[1].from
	}
	return p
}

// stats is /stats: the numbers of a stretch of time, as a picture with a few lines.
func (b *bot) stats(ctx context.Context, req Request) (kiez.Reply, error) {
	name := strings.TrimSpace(req.Arg)
	if req.Command != "" && name == "" {
		name = "month"
	}
	r, err := b.report(ctx, periodOf(name, req.Now), req.Now)
	if err != nil {
		return kiez.Reply{}, err
	}
	weekly, err := b.Summary.Weekly(ctx)
	if err != nil {
		return kiez.Reply{}, fmt.Errorf("weekly numbers: %w", err)
	}
	m := r.message()
	var row []kiez.Button
	for _, name := range periods() {
		label := checked(kiez.Say("button.stats_"+name, nil), name == r.period.name)
		row = append(row, kiez.Button{Label: label, Data: "stat:" + name})
	}
	toggle := kiez.Button{
		Label: checked(kiez.Say("button.stats_weekly", nil), weekly), Data: "statweek:" + other(weekly),
	}
	m.Rows = append(inRows(2, row...), []kiez.Button{toggle, button("button.as_table", "statcsv:"+r.period.name)})
	return kiez.Reply{Messages: []kiez.Message{m}}, nil
}

// statsWeekly takes the tap that wants the numbers once a week, or not any more.
func (b *bot) statsWeekly(ctx context.Context, req Request) (kiez.Reply, error) {
	if err := b.Summary.SetWeekly(ctx, req.Arg == on); err != nil {
		return kiez.Reply{}, fmt.Errorf("weekly numbers: %w", err)
	}
	notice := "stats.weekly_off"
	if req.Arg == on {
		notice = "stats.weekly_on"
	}
	return kiez.Reply{Notice: kiez.Say(notice, nil), Alert: true}, nil
}

// statsTable gives the numbers of a stretch of time as a table.
func (b *bot) statsTable(ctx context.Context, req Request) (kiez.Reply, error) {
	r, err := b.report(ctx, periodOf(req.Arg, req.Now), req.Now)
	if err != nil {
		return kiez.Reply{}, err
	}
	table := &kiez.Table{Name: "numbers-" + r.period.name + "-" + req.Now.Format(time.DateOnly) + ".csv"}
	for _, column := range []string{"number", "when", "subject", "count"} {
		table.Head = append(table.Head, kiez.Say("list."+column, nil))
	}
	add := func(when, what kiez.Text, n int) {
		if n > 0 {
			table.Rows = append(table.Rows, kiez.TableRow{Cells: []kiez.Text{when, what, kiez.Show(n)}, Times: 1})
		}
	}
	for i, bar := range r.bars {
		when := kiez.Show(r.period.bars[i].from.Format(time.DateOnly))
		for _, topic := range byCount(bar) {
			add(when, topicName(topic), bar[topic])
		}
		add(when, kiez.Say("stats.subscribers", nil), r.trend[i])
	}
	whole := kiez.Show(r.period.from.Format(time.DateOnly) + " – " + req.Now.Format(time.DateOnly))
	for _, lang := range byCount(r.langs) {
		add(whole, languageName(lang), r.langs[lang])
	}
	add(whole, kiez.Say("stats.questions", nil), r.questions)
	add(whole, kiez.Say("stats.unanswered", nil), r.unanswered)
	if r.helped >= 0 {
		cells := []kiez.Text{whole, kiez.Say("stats.helped", nil), kiez.Say("stats.percent", kiez.Data{"Number": r.helped})}
		table.Rows = append(table.Rows, kiez.TableRow{Cells: cells, Times: 1})
	}
	add(whole, kiez.Say("stats.subscribers", nil), r.subscribed)
	for _, topic := range kiez.Topics() {
		what := kiez.Say("stats.line", kiez.Data{"What": kiez.Say("stats.by_topic", nil), "Value": kiez.Show(topic)})
		add(whole, what, r.subscribers[topic])
	}
	return kiez.Reply{Messages: []kiez.Message{{
		Paragraphs: []kiez.Text{kiez.Say("stats.file", nil)}, Table: table,
	}}}, nil
}

// WeeklyNumbers is what staff are told of the week before the one of now, if they want.
func (h *Handlers) WeeklyNumbers(ctx context.Context, now time.Time) (kiez.Message, error) {
	r, err := h.bot.report(ctx, periodOf("week", now.AddDate(0, 0, -1)), now)
	if err != nil {
		return kiez.Message{}, err
	}
	return r.message(), nil
}
