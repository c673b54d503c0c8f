package handlers

import (
	"context"
	"fmt"
	"strconv"
	"strings"

	"kiezbot/internal/kiez"
)

// The facts that the pre-check needs.
const (
	factLimit = "kiezfonds.limit"
	factForm  = "kiezfonds.form"
)

// What the buttons of the pre-check answer, beside an area.
const (
	answerUnsure    = "unsure"
	answerElsewhere = "elsewhere"
	answerPart      = "part" // of an idea that costs too much
	answerYes       = "yes"
	answerNo        = "no"
	answerCancel    = "cancel"
)

// checkForm holds the answers so far: "area" and "sum", in euros; either is empty where it is not known. "guess" is the
// area that was asked about last. They are kept in the dialogue alone, and go with it.
type checkForm map[string]string

func (f checkForm) button(key, answer string) kiez.Button { return button(key, flowData(f, answer)) }

// check begins the Kiezfonds pre-check: where, how much, for whom. It asks for nothing personal.
func (b *bot) check(ctx context.Context, req Request) (kiez.Reply, error) {
	form := checkForm{dialogueID: b.NewID()}
	reply := b.askCheckArea(form)
	return reply, b.flows.start(ctx, req, "check", "area", form)
}

func (b *bot) askCheckArea(form checkForm) kiez.Reply {
	form[askedFor] = "area"
	reply := kiez.Answer(kiez.Say("check.title", nil), kiez.Say("check.ask_area", nil)).Editing()
	for _, a := range kiez.Areas() {
		reply = reply.With(kiez.Button{Label: kiez.Show(a), Data: flowData(form, string(a))})
	}
	return reply.With(form.button("button.elsewhere", answerElsewhere), form.button("button.area_unknown", answerUnsure)).
		With(form.button("button.cancel", answerCancel))
}

// checkArea is the step that takes the area.
func (b *bot) checkArea(_ context.Context, req Request, data map[string]string) (kiez.Reply, string, error) {
	form := checkForm(data)
	switch area := kiez.Area(req.Arg); {
	case req.Arg == answerCancel:
		return cancelled("cancel.check"), "", nil
	case req.Arg == answerElsewhere:
		return b.endsAt(kiez.WayElsewhere, req)
	case area.Known():
		form["area"] = req.Arg
	case req.Arg != answerUnsure:
		return b.checkPlace(req, form)
	}
	return askCheckSum(form), "sum", nil
}

// checkPlace reads an area that was typed: its name is taken, a street or the like is asked about.
func (b *bot) checkPlace(req Request, form checkForm) (kiez.Reply, string, error) {
	if form["guess"] != "" && b.yesOrNo(req) == answerYes {
		form["area"] = form["guess"]
		return askCheckSum(form), "sum", nil
	}
	found, _ := b.Localities.Localities(req.Text)
	areas := areasOf(found)
	form["guess"] = ""
	if len(areas) == 1 {
		form["guess"] = string(areas[0])
		if isNameOf(found[0].Name, areas[0]) {
			form["area"] = form["guess"]
			return askCheckSum(form), "sum", nil
		}
	}
	reply := b.askCheckArea(form)
	reply.Messages[0].Paragraphs = []kiez.Text{kiez.Say("check.unclear", nil), kiez.Say("check.ask_area", nil)}
	if len(found) > 0 {
		reply.Messages[0].Paragraphs = b.placed(req, found).Messages[0].Paragraphs
	}
	return reply, "area", nil
}

func askCheckSum(form checkForm, before ...kiez.Text) kiez.Reply {
	form[askedFor] = "sum"
	return kiez.Answer(append(before, kiez.Say("check.ask_sum", nil))...).Editing().
		With(form.button("button.not_yet", answerUnsure), form.button("button.cancel", answerCancel))
}

// checkSum is the step that reads how much money is needed.
func (b *bot) checkSum(_ context.Context, req Request, data map[string]string) (kiez.Reply, string, error) {
	form := checkForm(data)
	limit, err := b.limit()
	if err != nil {
		return kiez.Reply{}, "sum", err
	}
	switch req.Arg {
	case answerCancel:
		return cancelled("cancel.check"), "", nil
	case answerUnsure:
		delete(form, "sum")
		return askCheckBenefit(form), "benefit", nil
	case answerPart:
		form["sum"] = strconv.Itoa(limit)
		return askCheckBenefit(form), "benefit", nil
	}
	euros, ok := b.amounts.read(req.Text)
	switch {
	case !ok:
		return askCheckSum(form, kiez.Say("check.sum_unclear", nil)), "sum", nil
	case euros > limit:
		return b.tooMuch(form, euros, limit, req)
	}
	form["sum"] = strconv.Itoa(euros)
	return askCheckBenefit(form), "benefit", nil
}

// tooMuch explains what is possible with an idea above the limit. Another sum may be typed at once.
func (b *bot) tooMuch(form checkForm, euros, limit int, req Request) (kiez.Reply, string, error) {
	w, ok := b.Ways.Way(kiez.WayTooMuch)
	if !ok {
		return kiez.Reply{}, "sum", fmt.Errorf("way %s: %w", kiez.WayTooMuch, kiez.ErrNotFound)
	}
	form[askedFor] = "sum"
	texts := append([]kiez.Text{kiez.Say("check.sum", kiez.Data{"Sum": kiez.Euro(euros)})}, wayTexts(w, req)...)
	part := kiez.Say("button.part", kiez.Data{"Sum": kiez.Euro(limit)})
	reply := kiez.Answer(append(texts, kiez.Say("check.sum_again", nil))...).
		With(kiez.Button{Label: part, Data: flowData(form, answerPart)})
	m := &reply.Messages[0]
	for _, row := range wayRows(w) {
		if row[0].Data != "check" { // it runs already
			m.Rows = append(m.Rows, row)
		}
	}
	return reply.With(form.button("button.cancel", answerCancel)), "sum", nil
}

func askCheckBenefit(form checkForm, before ...kiez.Text) kiez.Reply {
	form[askedFor] = "benefit"
	paragraphs := before
	if euros, err := strconv.Atoi(form["sum"]); err == nil {
		paragraphs = append(paragraphs, kiez.Say("check.sum", kiez.Data{"Sum": kiez.Euro(euros)}))
	}
	return kiez.Answer(append(paragraphs, kiez.Say("check.ask_benefit", nil))...).Editing().
		With(form.button("button.yes", answerYes), form.button("button.no", answerNo)).
		With(form.button("button.not_yet", answerUnsure), form.button("button.cancel", answerCancel))
}

// checkBenefit is the step that asks who has something of the idea, and ends the pre-check.
func (b *bot) checkBenefit(ctx context.Context, req Request, data map[string]string) (kiez.Reply, string, error) {
	switch b.yesOrNo(req) {
	case answerCancel:
		return cancelled("cancel.check"), "", nil
	case answerNo:
		return b.endsAt(kiez.WayPrivate, req)
	case answerYes, answerUnsure:
		req.Arg = data["area"] + ":" + data["sum"]
		reply, err := b.checklist(ctx, req)
		return reply, "", err
	}
	return askCheckBenefit(data, kiez.Say("check.unclear", nil)), "benefit", nil
}

// checklist says what an application needs and by when it can be handed in: "checked:<area>:<sum>", without
// what is not known.
func (b *bot) checklist(ctx context.Context, req Request) (kiez.Reply, error) {
	w, ok := b.Ways.Way(kiez.WayChecklist)
	if !ok {
		return tooOld(), nil
	}
	named, sum, _ := strings.Cut(req.Arg, ":")
	areas := kiez.Areas()
	if area := kiez.Area(named); area.Known() {
		areas = []kiez.Area{area}
	}
	return withGerman(ctx, req, "checked:"+req.Arg, func(ctx context.Context, req Request) (kiez.Reply, error) {
		dates, from, err := b.inAreas(ctx, req, kiez.SubjectDeadlines, areas)
		if err != nil {
			return kiez.Reply{}, err
		}
		texts := wayTexts(w, req)
		if euros, err := strconv.Atoi(sum); err == nil {
			texts = append([]kiez.Text{texts[0], kiez.Say("check.sum", kiez.Data{"Sum": kiez.Euro(euros)})}, texts[1:]...)
		}
		texts = append(append(texts, kiez.Say("deadline.title", nil)), dates...)
		if from.AsOf != "" {
			texts = append(texts, asOf(from, stale(from, req.Now)))
		}
		reply := kiez.Answer(texts...)
		if form, ok := b.Ways.Fact(factForm); ok {
			reply = reply.With(kiez.Button{Label: kiez.Say("button.form", nil), URL: fmt.Sprint(form)})
		}
		m := &reply.Messages[0]
		m.Rows = append(m.Rows, wayRows(w)...)
		return reply.With(remindButton(kiez.KiezfondsDeadlines)).
			With(button("button.check_again", "check"), menuButton()), nil
	})
}

// endsAt ends the pre-check where an idea belongs that is nothing for the Kiezfonds.
func (b *bot) endsAt(way string, req Request) (kiez.Reply, string, error) {
	w, ok := b.Ways.Way(way)
	if !ok {
		return kiez.Reply{}, "", fmt.Errorf("way %s: %w", way, kiez.ErrNotFound)
	}
	reply := kiez.Answer(wayTexts(w, req)...).Editing()
	reply.Messages[0].Rows = wayRows(w)
	return reply.With(menuButton()), "", nil
}

// limit is the most that the Kiezfonds pays as a rule, in euros.
func (b *bot) limit() (int, error) {
	value, _ := b.Ways.Fact(factLimit)
	limit, ok := value.(kiez.Euro)
	if !ok {
		return 0, fmt.Errorf("fact %s: %w", factLimit, kiez.ErrNotFound)
	}
	return int(limit), nil
}

func cancelled(key string) kiez.Reply {
	return kiez.Answer(kiez.Say(key, nil)).Editing().With(menuButton())
}
