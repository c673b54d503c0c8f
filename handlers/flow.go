package handlers

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"

	"kiezbot/internal/kiez"
)

// Dialogues keeps conversations between two messages. Load gives the zero Dialogue where none runs; Save returns
// kiez.ErrConflict where another update of the same chat was faster.
type Dialogues interface {
	Load(ctx context.Context, chat kiez.ChatID) (kiez.Dialogue, error)
	Save(ctx context.Context, chat kiez.ChatID, d kiez.Dialogue) error
	Clear(ctx context.Context, chat kiez.ChatID) (was kiez.Dialogue, err error)
}

// The fields of a dialogue's data that its buttons carry: a button of an older dialogue, or of a question that has been
// answered, answers none of the questions of this one.
const (
	dialogueID = "dialogue"
	askedFor   = "asked"
)

// flowData is what a button of a dialogue sends back: its dialogue, its question, and the answer.
func flowData(data map[string]string, arg string) string {
	return "flow:" + data[dialogueID] + ":" + data[askedFor] + ":" + arg
}

// Step reads one answer. It may change data; the name of the next step is stored with it, and "" ends the dialogue.
type Step func(ctx context.Context, req Request, data map[string]string) (reply kiez.Reply, next string, err error)

// Flow is a conversation: its steps by name, and the text that /cancel says.
type Flow struct {
	Steps     map[string]Step
	Cancelled string // key
	Staff     bool   // only staff may take part
	// Media are the steps that also read what is not text. To all others it is no answer.
	Media []string
	// Holds reports whether something that was written would be lost if it ended now; nil: never. Again begins it anew.
	Holds func(data map[string]string) bool
	Again kiez.Button
}

// flows runs the dialogues of all chats.
type flows struct {
	store       Dialogues
	flows       map[string]Flow
	cancelWords map[string]bool // what is written instead of tapping "cancel", folded
}

// start begins a dialogue; the step answers the person's next message. It takes the place of whatever runs, also of
// what ends by itself at the same moment.
func (f *flows) start(ctx context.Context, req Request, flow, step string, data map[string]string) error {
	if data == nil {
		data = map[string]string{}
	}
	const tries = 3
	var err error
	for range tries {
		running, loadErr := f.store.Load(ctx, req.Chat)
		if loadErr != nil {
			return fmt.Errorf("load dialogue: %w", loadErr)
		}
		err = f.save(ctx, req, kiez.Dialogue{Flow: flow, Step: step, Data: data, Rev: running.Rev})
		if !errors.Is(err, kiez.ErrConflict) {
			break
		}
	}
	if err != nil {
		return fmt.Errorf("start dialogue %s: %w", flow, err)
	}
	return nil
}

// advance gives the request to the running step. It reports false where no dialogue runs. An error that the person can
// mend keeps the dialogue where it is, so that the next message is a second try.
func (f *flows) advance(ctx context.Context, req Request) (reply kiez.Reply, running bool, err error) {
	d, err := f.store.Load(ctx, req.Chat)
	if err != nil {
		return kiez.Reply{}, false, fmt.Errorf("load dialogue: %w", err)
	}
	flow := f.flows[d.Flow]
	if d.Flow == "" || flow.Staff && !req.Role.Staff() {
		return kiez.Reply{}, false, nil
	}
	if req.Media != "" && req.Text == "" && !slices.Contains(flow.Media, d.Step) {
		return kiez.Reply{}, false, nil
	}
	if req.Kind == kiez.KindMessage && f.cancelWords[foldWord(req.Text)] {
		return kiez.Answer(kiez.Say(flow.Cancelled, nil)).With(menuButton()), true, f.clear(ctx, req.Chat)
	}
	if req.Kind == kiez.KindButton {
		open := d.Data[dialogueID] + ":" + d.Data[askedFor] + ":"
		answer, ok := strings.CutPrefix(req.Arg, open)
		if !ok {
			return kiez.Reply{}, false, nil
		}
		req.Arg = answer
	}
	step, ok := flow.Steps[d.Step]
	if !ok { // a release renamed the step
		return kiez.Answer(kiez.Say("flow.lost", nil)), true, f.clear(ctx, req.Chat)
	}
	if d.Data == nil {
		d.Data = map[string]string{}
	}
	reply, next, err := step(ctx, req, d.Data)
	if err != nil {
		return kiez.Reply{}, true, err
	}
	if next == "" {
		return reply, true, f.clear(ctx, req.Chat)
	}
	d.Step = next
	err = f.save(ctx, req, d)
	if errors.Is(err, kiez.ErrConflict) { // the update came twice; the other one answers
		return kiez.Reply{}, true, nil
	}
	if err != nil {
		return kiez.Reply{}, true, fmt.Errorf("save dialogue %s: %w", d.Flow, err)
	}
	return reply, true, nil
}

// save stores where a dialogue stands, and when silence ends it with a word.
func (f *flows) save(ctx context.Context, req Request, d kiez.Dialogue) error {
	d.Lapses = time.Time{}
	if holds := f.flows[d.Flow].Holds; holds != nil && holds(d.Data) {
		d.Lapses = req.Now.Add(Silence)
	}
	return f.store.Save(ctx, req.Chat, d)
}

// end stops the running dialogue and says what it was; empty: none ran.
func (f *flows) end(ctx context.Context, chat kiez.ChatID) (cancelled string, err error) {
	was, err := f.store.Clear(ctx, chat)
	if err != nil {
		return "", fmt.Errorf("end dialogue: %w", err)
	}
	return f.flows[was.Flow].Cancelled, nil
}

// endAbout stops the running dialogue if it is about the thing with this id.
func (f *flows) endAbout(ctx context.Context, chat kiez.ChatID, id string) error {
	d, err := f.store.Load(ctx, chat)
	if err != nil {
		return fmt.Errorf("load dialogue: %w", err)
	}
	if d.Flow == "" || d.Data["id"] != id {
		return nil
	}
	return f.clear(ctx, chat)
}

func (f *flows) clear(ctx context.Context, chat kiez.ChatID) error {
	if _, err := f.store.Clear(ctx, chat); err != nil {
		return fmt.Errorf("clear dialogue: %w", err)
	}
	return nil
}
