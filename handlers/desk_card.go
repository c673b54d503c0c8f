package handlers

import (
	"slices"

	"kiezbot/internal/kiez"
)

func (b *bot) enquiryCard(e kiez.Enquiry) kiez.Message {
	if e.Gone != nil {
		return kiez.Message{Paragraphs: []kiez.Text{kiez.Say("desk.forgotten", nil)}}
	}
	m := kiez.Message{
		Paragraphs: []kiez.Text{
			deskTitle(e), kiez.Show(e.Text()),
		},
		Enquiry: e.ID,
	}
	m.Paragraphs = append(append(m.Paragraphs, glossText(e)...), kiez.Show(b.aboutEnquiry(e)))
	about := button("button.about", "desk:about:"+e.ID)
	if !e.Open() {
		m.Paragraphs = append(m.Paragraphs, kiez.Say("desk.closed", kiez.Data{"Moment": kiez.Moment(e.Closed)}))
		m.Rows = [][]kiez.Button{{about}}
		return m
	}
	m.Paragraphs = append(m.Paragraphs, kiez.Say("desk.how", nil))
	take := button("button.take", "desk:take:"+e.ID)
	if e.Taken != 0 {
		take = button("button.give_back", "desk:back:"+e.ID)
	}
	m.Rows = [][]kiez.Button{
		{take, button("button.close_enquiry", "desk:close:"+e.ID)},
		{button("button.faq", "desk:faq:"+e.ID), about},
		{button("button.block", "desk:block:"+e.ID)},
	}
	return m
}

// deskTitle says what somebody wants, and in which language.
func deskTitle(e kiez.Enquiry) kiez.Text {
	switch {
	case e.Feedback:
		return kiez.Say("desk.feedback", kiez.Data{"Language": e.Lang})
	case e.Times != "":
		return kiez.Say("desk.appointment", kiez.Data{"Language": e.Lang})
	}
	return kiez.Say("desk.question", kiez.Data{"Language": e.Lang})
}

// aboutEnquiry is what is known beside the question: never who asked, unless the person agreed.
func (b *bot) aboutEnquiry(e kiez.Enquiry) (lines kiez.Lines) {
	if e.Times != "" {
		lines = append(lines, timesLine(e.Times))
	}
	lines = append(lines, b.topicLines(e)...)
	if e.Area != "" {
		lines = append(lines, kiez.Say("mydata.area", kiez.Data{"Area": e.Area}))
	}
	if e.Name != "" {
		lines = append(lines, kiez.Say("desk.name", kiez.Data{"Name": e.Name}))
	}
	if e.Waits() {
		lines = append(lines, kiez.Say("desk.waits", kiez.Data{"Moment": kiez.Moment(e.Since)}))
		if !e.Due.IsZero() {
			lines = append(lines, kiez.Say("desk.promised", kiez.Data{"Moment": kiez.Moment(e.Due)}))
		}
	}
	if e.Taken != 0 {
		lines = append(lines, kiez.Say("desk.taken", kiez.Data{"Who": b.colleague(e.Taken)}))
	}
	if len(e.Answered) > 0 {
		var who kiez.List
		for _, user := range e.Answered {
			who = append(who, b.colleague(user))
		}
		lines = append(lines, kiez.Say("desk.answered", kiez.Data{"Who": who}))
	}
	if e.Lost {
		lines = append(lines, kiez.Say("desk.lost", nil))
	}
	switch e.Helped {
	case kiez.Helpful:
		lines = append(lines, kiez.Say("desk.helped", nil))
	case kiez.Unhelpful:
		lines = append(lines, kiez.Say("desk.unhelpful", nil))
	}
	return lines
}

// topicLines say what a question is about, and what the bot says about that: in German, for those who do not read the
// language of the question.
func (b *bot) topicLines(e kiez.Enquiry) (lines kiez.Lines) {
	intents := b.guessed(e)
	if e.About != "" {
		lines = append(lines, kiez.Say("desk.topic_set", kiez.Data{"Topic": b.meaning(e.About)}))
	} else if len(intents) > 0 {
		title := kiez.Say("topic."+string(intents[0])+".title", nil).In(kiez.German)
		lines = append(lines, kiez.Say("desk.topic", kiez.Data{"Topic": title}))
	}
	if len(intents) > 0 && e.About != kiez.OutOfScope && e.Lang.Base() != kiez.German {
		answer := kiez.Say("topic."+string(intents[0])+".answer", nil).In(kiez.German)
		answer.Lead = true
		lines = append(lines, kiez.Say("desk.topic_text", kiez.Data{"Text": answer}))
	}
	return lines
}

// guessed is what a question may be about, best first: what staff say it is about, and what the bot thinks.
func (b *bot) guessed(e kiez.Enquiry) (list []kiez.Intent) {
	for _, intent := range append([]kiez.Intent{e.About}, e.Candidates...) {
		s, ok := b.Subjects.Subject(intent)
		if ok && !s.Kind.SmallTalk() && intent != humanIntent && !slices.Contains(list, intent) {
			list = append(list, intent)
		}
	}
	return list
}
