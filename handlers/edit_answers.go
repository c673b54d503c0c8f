package handlers

import (
	"context"
	"fmt"
	"strings"

	"kiezbot/internal/kiez"
)

// editAnswers is /answers: the groups of subjects, the questions that are open, and what was taught.
func (b *bot) editAnswers(ctx context.Context, req Request) (kiez.Reply, error) {
	_, open, err := b.Review.Review(ctx, 0, 0)
	if err != nil {
		return kiez.Reply{}, fmt.Errorf("count open questions: %w", err)
	}
	var groups []kiez.Button
	for _, family := range b.Subjects.Families() {
		groups = append(groups, kiez.Button{Label: kiez.Say("family."+family, nil), Data: "ans:family:" + family})
	}
	groups = append(groups, button("button.idea", "ans:ways"))
	reply := kiez.Answer(kiez.Say("answers.menu", nil)).Editing()
	reply.Messages[0].Rows = inRows(2, groups...)
	unanswered := kiez.Say("button.open_questions", kiez.Data{"Number": open})
	due := kiez.Say("button.facts", kiez.Data{"Number": len(b.dueFacts(req.Now))})
	return reply.With(kiez.Button{Label: unanswered, Data: "ans:open:0"}, button("button.taught", "ans:taught")).
		With(kiez.Button{Label: due, Data: "fact:due:0"}), nil
}

// answersButton does what a button of /answers asks for: "ans:<verb>:<what>".
func (b *bot) answersButton(ctx context.Context, req Request) (kiez.Reply, error) {
	verb, arg, _ := strings.Cut(req.Arg, ":")
	switch verb {
	case "menu":
		return b.editAnswers(ctx, req)
	case "family":
		return b.answersOf(arg), nil
	case "subject":
		return b.answerLanguages(kiez.Intent(arg)), nil
	case "label":
		return b.labelLanguages(arg), nil
	case "ways":
		return b.editWays(), nil
	case "way":
		return b.wayLanguages(arg), nil
	case "open":
		return b.openQuestions(ctx, arg)
	case "question":
		return b.openQuestion(ctx, arg)
	case "pick":
		return b.pickAnswer(arg), nil
	case "teach":
		return b.teach(ctx, req, arg)
	case "away":
		return b.putAway(ctx, req, arg)
	case "taught":
		return b.taughtList(ctx)
	case "unteach":
		return b.unteach(ctx, req, arg)
	}
	return b.textButton(ctx, req, verb, arg)
}

// textButton does what a button below one text asks for.
func (b *bot) textButton(ctx context.Context, req Request, verb, arg string) (kiez.Reply, error) {
	ref, rest, ok := b.refOf(arg)
	if !ok {
		return tooOld(), nil
	}
	switch verb {
	case "text":
		return b.showText(ctx, ref)
	case "edit":
		return b.askForText(ctx, req, ref)
	case "preview":
		return b.previewText(ctx, req, ref)
	case "history":
		return b.textHistory(ctx, ref)
	case "revert":
		return b.revertText(ctx, req, ref, rest)
	}
	return tooOld(), nil
}

// answersOf lists the subjects of a group.
func (b *bot) answersOf(family string) kiez.Reply {
	members := b.Subjects.Family(family)
	if len(members) == 0 {
		return tooOld()
	}
	reply := kiez.Answer(kiez.Say("answers.family", kiez.Data{"Family": kiez.Say("family."+family, nil)})).Editing()
	for _, s := range members {
		label := kiez.Say("topic."+string(s.Intent)+".title", nil)
		reply = reply.With(kiez.Button{Label: label, Data: "ans:subject:" + string(s.Intent)})
	}
	return reply.With(button("button.part_family", "ans:label:"+family)).With(button("button.back", "ans:menu"))
}

// answerLanguages lists the languages of a subject.
func (b *bot) answerLanguages(intent kiez.Intent) kiez.Reply {
	s, ok := b.Subjects.Subject(intent)
	if !ok {
		return tooOld()
	}
	return textLanguages(textRef{of: string(intent), part: parts()[0]}, "ans:family:"+s.Family)
}

// labelLanguages lists the languages of a family's label.
func (b *bot) labelLanguages(family string) kiez.Reply {
	if len(b.Subjects.Family(family)) == 0 {
		return tooOld()
	}
	return textLanguages(textRef{of: family, part: familyLabel}, "ans:family:"+family)
}

func textLanguages(ref textRef, back string) kiez.Reply {
	var langs []kiez.Button
	for _, l := range kiez.Langs() {
		ref.lang = l
		langs = append(langs, kiez.Button{Label: kiez.Show(l), Data: "ans:text:" + ref.arg()})
	}
	title := kiez.Say("answer.title", kiez.Data{"Title": ref.about()})
	reply := kiez.Answer(title, kiez.Say("answers.languages", nil)).Editing()
	reply.Messages[0].Rows = inRows(2, langs...)
	return reply.With(button("button.back", back))
}
