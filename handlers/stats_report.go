package handlers

import (
	"context"
	"fmt"
	"slices"
	"time"

	"kiezbot/internal/kiez"
)

// report is the numbers of a stretch of time. No number in it stands for fewer than five people.
type report struct {
	period      period
	to          time.Time
	topics      []string         // of the bars, the most asked first
	bars        []map[string]int // questions by topic, one for each bar of the period
	langs       map[string]int
	questions   int // 0: too few people asked
	unanswered  int // 0: too few, or none
	helped      int // of 100; below 0: too few people judged
	subscribers map[kiez.Topic]int
	subscribed  int
	trend       []int // who had a subscription at the end of each bar of the period; 0: too few, or nobody counted
}

// mostTopics is how many topics a bar tells apart.
const mostTopics = 6

// report collects the numbers of a period.
func (b *bot) report(ctx context.Context, p period, now time.Time) (report, error) {
	r := report{period: p, to: now, helped: -1, subscribers: map[kiez.Topic]int{}}
	counts, err := b.Numbers.Counts(ctx, p.from, now)
	if err != nil {
		return r, fmt.Errorf("count questions: %w", err)
	}
	all, err := b.Numbers.People(ctx, p.from, now)
	if err != nil {
		return r, fmt.Errorf("count people: %w", err)
	}
	people := askers(all)
	if people.in() >= fewest {
		r.questions = counts.Questions
	}
	if people.in(unansweredCell) >= fewest {
		r.unanswered = counts.Unanswered
	}
	langs := map[string]int{}
	for lang, n := range counts.Langs {
		langs[string(lang)] = n
	}
	r.langs = enough(langs, func(name string) string { return langCell(kiez.Lang(name)) }, people)
	if err := b.reportBars(ctx, &r, enough(counts.Topics, topicCell, people)); err != nil {
		return r, err
	}
	return r, b.reportPeople(ctx, &r, people)
}

// reportBars fills the bars with the topics most asked about in the period; the others go together.
func (b *bot) reportBars(ctx context.Context, r *report, topics map[string]int) error {
	r.topics = slices.DeleteFunc(byCount(topics), func(t string) bool { return t == merged })
	r.topics = r.topics[:min(mostTopics, len(r.topics))]
	for _, bar := range r.period.bars {
		if bar.from.After(r.to) {
			r.bars = append(r.bars, nil)
			continue
		}
		counts, err := b.Numbers.Counts(ctx, bar.from, bar.to)
		if err != nil {
			return fmt.Errorf("count questions: %w", err)
		}
		people, err := b.Numbers.People(ctx, bar.from, bar.to)
		if err != nil {
			return fmt.Errorf("count people: %w", err)
		}
		left := map[string]int{}
		for topic, n := range enough(counts.Topics, topicCell, people) {
			if !slices.Contains(r.topics, topic) {
				topic = merged
			}
			left[topic] += n
		}
		r.bars = append(r.bars, left)
	}
	if slices.ContainsFunc(r.bars, func(bar map[string]int) bool { return bar[merged] > 0 }) {
		r.topics = append(r.topics, merged)
	}
	return nil
}

// reportPeople adds what helped, and who subscribed to what.
func (b *bot) reportPeople(ctx context.Context, r *report, people askers) error {
	judged, err := b.Judgements.Judged(ctx, r.period.from, r.to)
	if err != nil {
		return fmt.Errorf("count what helped: %w", err)
	}
	if n := judged.Yes + judged.No; n >= fewest && people.in() >= fewest {
		r.helped = (100*judged.Yes + n/2) / n
	}
	count := func(topics ...kiez.Topic) (int, error) {
		languages, err := b.Broadcasts.Count(ctx, kiez.Audience{Topics: topics})
		if err != nil {
			return 0, fmt.Errorf("count subscribers: %w", err)
		}
		if n := inAll(languages); n >= fewest {
			return n, nil
		}
		return 0, nil
	}
	if r.subscribed, err = count(kiez.Topics()...); err != nil {
		return err
	}
	for _, topic := range kiez.Topics() {
		if r.subscribers[topic], err = count(topic); err != nil {
			return err
		}
	}
	return b.reportTrend(ctx, r)
}

// reportTrend adds how many people had a subscription at the end of each bar; of the one that is not over, now.
func (b *bot) reportTrend(ctx context.Context, r *report) error {
	const aWeek = 7
	weeks, err := b.Numbers.Subscribed(ctx, r.period.bars[0].from, r.to)
	if err != nil {
		return fmt.Errorf("count subscribers by week: %w", err)
	}
	r.trend = make([]int, len(r.period.bars))
	for i, bar := range r.period.bars {
		n := weeks[bar.to.AddDate(0, 0, 1-aWeek).Format(time.DateOnly)]
		if i == len(r.period.bars)-1 {
			n = r.subscribed
		}
		if n >= fewest {
			r.trend[i] = n
		}
	}
	return nil
}

// message is the picture with its lines.
func (r report) message() kiez.Message {
	span := kiez.Say("stats.period", kiez.Data{"From": kiez.Day(r.period.from), "To": kiez.Day(r.to)})
	few := kiez.Say("stats.few", nil)
	number := func(n int) kiez.Text {
		if n == 0 {
			return few
		}
		return kiez.Show(n)
	}
	helped := few
	if r.helped >= 0 {
		helped = kiez.Say("stats.percent", kiez.Data{"Number": r.helped})
	}
	chart := &kiez.Chart{
		Title: span, Note: kiez.Say("stats.note", nil), BarsTitle: kiez.Say("stats.bars_"+r.period.name, nil),
		Facts: []kiez.ChartFact{
			{Value: number(r.questions), Label: kiez.Say("stats.questions", nil)},
			{Value: helped, Label: kiez.Say("stats.helped", nil)},
			{Value: number(r.unanswered), Label: kiez.Say("stats.unanswered", nil)},
			{Value: number(r.subscribed), Label: kiez.Say("stats.subscribers", nil)},
		},
	}
	if slices.ContainsFunc(r.trend, func(n int) bool { return n > 0 }) {
		chart.TrendTitle, chart.Trend = kiez.Say("stats.trend", nil), r.trend
	}
	chart.Rest = slices.Contains(r.topics, merged)
	for _, topic := range r.topics {
		chart.Parts = append(chart.Parts, topicName(topic))
	}
	for i, counts := range r.bars {
		bar := kiez.ChartBar{Label: kiez.Show(kiez.ShortDay(r.period.bars[i].from))}
		for _, topic := range r.topics {
			bar.Parts = append(bar.Parts, counts[topic])
		}
		chart.Bars = append(chart.Bars, bar)
	}
	chart.Lists = []kiez.ChartList{{Title: kiez.Say("stats.languages", nil)}, {Title: kiez.Say("stats.by_topic", nil)}}
	for _, lang := range byCount(r.langs) {
		chart.Lists[0].Rows = append(chart.Lists[0].Rows, kiez.ChartRow{Label: languageName(lang), Value: r.langs[lang]})
	}
	for _, topic := range kiez.Topics() {
		if n := r.subscribers[topic]; n > 0 {
			chart.Lists[1].Rows = append(chart.Lists[1].Rows, kiez.ChartRow{Label: kiez.Show(topic), Value: n})
		}
	}
	slices.SortStableFunc(chart.Lists[1].Rows, func(a, b kiez.ChartRow) int { return b.Value - a.Value })
	lines := kiez.Lines{span}
	for _, fact := range chart.Facts {
		lines = append(lines, kiez.Say("stats.line", kiez.Data{"What": fact.Label, "Value": fact.Value}))
	}
	return kiez.Message{Paragraphs: []kiez.Text{kiez.Show(lines)}, Chart: chart}
}

// topicName names a topic of questions: a family of subjects, what no topic was found for, or what was put together.
func topicName(topic string) kiez.Text {
	switch topic {
	case merged:
		return kiez.Say("stats.other", nil)
	case "":
		return kiez.Say("stats.no_topic", nil)
	}
	return kiez.Say("family."+topic, nil)
}

func languageName(lang string) kiez.Text {
	if lang == merged {
		return kiez.Say("stats.other", nil)
	}
	return kiez.Show(kiez.Lang(lang))
}
