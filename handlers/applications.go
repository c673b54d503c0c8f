package handlers

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"kiezbot/internal/kiez"
)

// Applications keeps the applications that residents can follow.
type Applications interface {
	// Issue stores a new application, to be found by code.
	Issue(ctx context.Context, app kiez.Application, code string) error
	// Save and Recode store a changed application, or it with another code; kiez.ErrConflict where somebody was faster.
	Save(ctx context.Context, app kiez.Application) error
	Recode(ctx context.Context, app kiez.Application, code string) error
	// All gives all of them, the one with the newest step first.
	All(ctx context.Context) ([]kiez.Application, error)
}

// Followers knows whom to tell of an application, and lets somebody go.
type Followers interface {
	Followers(ctx context.Context, id string) ([]kiez.ChatID, error)
	UnfollowAll(ctx context.Context, chat kiez.ChatID) (had bool, err error)
}

// maxLabel is how long the name of an application may be: with it, buttons stay readable.
const maxLabel = 40

// manageApplications lists the applications; what follows the command is the name of a new one.
func (b *bot) manageApplications(ctx context.Context, req Request) (kiez.Reply, error) {
	if req.Arg != "" {
		return b.issue(ctx, req, req.Arg)
	}
	return b.applicationList(ctx, 0)
}

func (b *bot) applicationList(ctx context.Context, offset int) (kiez.Reply, error) {
	all, err := b.Applications.All(ctx)
	if err != nil {
		return kiez.Reply{}, fmt.Errorf("list applications: %w", err)
	}
	reply := kiez.Answer(kiez.Say("applications.title", nil)).Editing()
	if len(all) == 0 {
		reply = kiez.Answer(kiez.Say("applications.title", nil), kiez.Say("applications.none", nil)).Editing()
	}
	if offset < 0 || offset >= len(all) {
		offset = 0
	}
	for _, app := range all[offset:min(offset+onPage, len(all))] {
		label := kiez.Say("applications.line", kiez.Data{"Name": app.Label, "Step": stepName(app.Last().Step)})
		reply = reply.With(kiez.Button{Label: label, Data: "app:show:" + app.ID})
	}
	var turn []kiez.Button
	if offset > 0 {
		turn = append(turn, button("button.previous", "app:list:"+strconv.Itoa(max(offset-onPage, 0))))
	}
	if offset+onPage < len(all) {
		turn = append(turn, button("button.next", "app:list:"+strconv.Itoa(offset+onPage)))
	}
	return reply.With(turn...).With(button("button.application_new", "app:new")), nil
}

// applicationButton does what a button of the list or of a card asks for: "app:<verb>:<id>:<step>:<steps so far>".
func (b *bot) applicationButton(ctx context.Context, req Request) (kiez.Reply, error) {
	verb, arg, _ := strings.Cut(req.Arg, ":")
	switch verb {
	case "list":
		offset, _ := strconv.Atoi(arg)
		return b.applicationList(ctx, offset)
	case "new":
		if req.InGroup() {
			return kiez.Reply{Notice: kiez.Say("staff.in_private", nil), Alert: true}, nil
		}
		form := map[string]string{dialogueID: b.NewID(), askedFor: "label"}
		reply := kiez.Answer(kiez.Say("applications.ask_label", nil)).
			With(button("button.cancel", flowData(form, answerCancel)))
		return reply, b.flows.start(ctx, req, "application", "label", form)
	}
	id, arg, _ := strings.Cut(arg, ":")
	all, err := b.Applications.All(ctx)
	if err != nil {
		return kiez.Reply{}, fmt.Errorf("find application %s: %w", id, err)
	}
	at := slices.IndexFunc(all, func(app kiez.Application) bool { return app.ID == id })
	if at < 0 {
		return kiez.Reply{Notice: kiez.Say("applications.gone", nil), Alert: true}, nil
	}
	step, before, _ := strings.Cut(arg, ":")
	switch app := all[at]; verb {
	case "show":
		return b.applicationCard(ctx, app)
	case "code":
		return b.recode(ctx, req, app)
	case "step":
		return b.askStep(ctx, app, kiez.Step(step))
	case "stepyes":
		return b.setStep(ctx, req, app, kiez.Step(step), before)
	}
	return tooOld(), nil
}

// applicationCard shows the way of an application so far, and the steps it can take.
func (b *bot) applicationCard(ctx context.Context, app kiez.Application, before ...kiez.Text) (kiez.Reply, error) {
	followers, err := b.Followers.Followers(ctx, app.ID)
	if err != nil {
		return kiez.Reply{}, fmt.Errorf("followers of application %s: %w", app.ID, err)
	}
	var way kiez.Lines
	for _, p := range app.Steps {
		way = append(way, kiez.Say("applications.way", kiez.Data{"Day": kiez.Day(p.At), "Step": stepName(p.Step)}))
	}
	reply := kiez.Answer(append(before,
		kiez.Say("answer.title", kiez.Data{"Title": kiez.Show(app.Label)}), kiez.Show(way),
		kiez.Say("applications.followers", kiez.Data{"Count": len(followers)}),
		kiez.Say("applications.choose", nil))...).Editing()
	var steps []kiez.Button
	for _, step := range kiez.Steps() {
		if step != app.Last().Step {
			steps = append(steps, kiez.Button{Label: stepName(step), Data: "app:step:" + app.ID + ":" + string(step)})
		}
	}
	m := &reply.Messages[0]
	m.Rows = inRows(2, steps...)
	return reply.With(button("button.application_code", "app:code:"+app.ID)).With(button("button.back", "app:list:0")), nil
}

// askStep shows what those who follow are about to read; a tap on the wrong step tells nobody.
func (b *bot) askStep(ctx context.Context, app kiez.Application, step kiez.Step) (kiez.Reply, error) {
	if !step.Known() {
		return tooOld(), nil
	}
	followers, err := b.Followers.Followers(ctx, app.ID)
	if err != nil {
		return kiez.Reply{}, fmt.Errorf("followers of application %s: %w", app.ID, err)
	}
	yes := fmt.Sprintf("app:stepyes:%s:%s:%d", app.ID, step, len(app.Steps))
	return kiez.Answer(kiez.Say("applications.confirm", kiez.Data{"Count": len(followers)}), news(app), stepText(step)).
		Editing().With(button("button.application_tell", yes), button("button.back", "app:show:"+app.ID)), nil
}

func news(app kiez.Application) kiez.Text {
	return kiez.Say("follow.news", kiez.Data{"Name": app.Label})
}

// setStep lets an application take a step and tells those who follow it. before is the number of steps it had when the
// button was shown: the same tap twice tells once.
func (b *bot) setStep(
	ctx context.Context, req Request, app kiez.Application, step kiez.Step, before string,
) (kiez.Reply, error) {
	if !step.Known() {
		return tooOld(), nil
	}
	if before != strconv.Itoa(len(app.Steps)) {
		return b.applicationCard(ctx, app, kiez.Say("applications.changed", nil))
	}
	app.Steps = append(app.Steps, kiez.Progress{Step: step, At: req.Now, By: req.From})
	err := b.Applications.Save(ctx, app)
	if errors.Is(err, kiez.ErrConflict) || errors.Is(err, kiez.ErrNotFound) {
		return kiez.Reply{Notice: kiez.Say("applications.changed", nil), Alert: true}, nil
	}
	if err != nil {
		return kiez.Reply{}, fmt.Errorf("step of application %s: %w", app.ID, err)
	}
	if err := b.note(ctx, req, kiez.ApplicationMoved, string(step)+" "+app.Label); err != nil {
		return kiez.Reply{}, err
	}
	reply, err := b.applicationCard(ctx, app, kiez.Say("applications.saved", nil))
	if err != nil {
		return kiez.Reply{}, err
	}
	followers, err := b.Followers.Followers(ctx, app.ID)
	if err != nil {
		return kiez.Reply{}, fmt.Errorf("followers of application %s: %w", app.ID, err)
	}
	for _, chat := range followers {
		reply.Messages = append(reply.Messages, kiez.Message{
			Chat: chat, Paragraphs: []kiez.Text{news(app), stepText(step)},
			Rows:  [][]kiez.Button{{button("button.human", "human"), unfollowButton(app)}},
			Quiet: true,
		})
	}
	return reply, nil
}

// takeLabel is the step that reads the name of a new application.
func (b *bot) takeLabel(ctx context.Context, req Request, _ map[string]string) (kiez.Reply, string, error) {
	if req.Arg == answerCancel {
		return cancelled("cancel.application"), "", nil
	}
	reply, err := b.issue(ctx, req, given(req))
	return reply, "", err
}

// issue makes a code for a new application. It is shown this once: only its hash is kept.
func (b *bot) issue(ctx context.Context, req Request, label string) (kiez.Reply, error) {
	label = strings.TrimSpace(strings.TrimPrefix(label, "label:"))
	if n := len([]rune(label)); n == 0 || n > maxLabel || strings.Contains(label, "\n") {
		return kiez.Reply{}, kiez.Refuse("applications.label_wrong", kiez.Data{"Limit": maxLabel})
	}
	app := kiez.Application{
		ID: b.NewID(), Label: label, Steps: []kiez.Progress{{Step: kiez.StepReceived, At: req.Now, By: req.From}},
	}
	code := b.NewCode()
	if err := b.Applications.Issue(ctx, app, code); err != nil {
		return kiez.Reply{}, fmt.Errorf("issue code: %w", err)
	}
	return b.handOut(app, code), b.note(ctx, req, kiez.ApplicationIssued, app.Label)
}

// recode gives an application another code, for somebody who has lost it.
func (b *bot) recode(ctx context.Context, req Request, app kiez.Application) (kiez.Reply, error) {
	code := b.NewCode()
	if err := b.Applications.Recode(ctx, app, code); err != nil {
		return kiez.Reply{}, fmt.Errorf("new code for application %s: %w", app.ID, err)
	}
	return b.handOut(app, code), b.note(ctx, req, kiez.ApplicationCoded, app.Label)
}

func (b *bot) handOut(app kiez.Application, code string) kiez.Reply {
	return kiez.Answer(
		kiez.Say("applications.issued", kiez.Data{"Name": app.Label, "Code": kiez.Isolated(showCode(code))}),
		kiez.Say("applications.link", kiez.Data{"Link": kiez.Isolated(b.Link("app_" + code))}),
		kiez.Say("applications.once", nil),
	).With(button("button.application_open", "app:show:"+app.ID)).With(button("button.back", "app:list:0"))
}
