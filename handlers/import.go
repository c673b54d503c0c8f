package handlers

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"path"
	"strconv"
	"strings"

	"kiezbot/internal/kiez"
)

// Importer reads calendar files from elsewhere. What the person can mend is a *kiez.UserError.
type Importer interface {
	// FromChat reads a file that was sent to the bot.
	FromChat(ctx context.Context, file kiez.SentFile) ([]kiez.Imported, error)
	// FromWeb reads the file at an address.
	FromWeb(ctx context.Context, address string) ([]kiez.Imported, error)
}

// importEntries is the field of a form with what a file holds, as JSON: what was shown is what is saved, whatever the
// address gives by then.
const importEntries = "entries"

// isCalendarFile reports whether somebody sent a calendar.
func isCalendarFile(u kiez.Update) bool {
	return u.Media == kiez.Document &&
		(strings.EqualFold(path.Ext(u.File.Name), ".ics") || strings.HasPrefix(u.File.MIME, "text/calendar"))
}

// askImport starts the dialogue that waits for a file or an address.
func (b *bot) askImport(ctx context.Context, req Request) (kiez.Reply, error) {
	if req.InGroup() {
		return kiez.Answer(kiez.Say("staff.in_private", nil)), nil
	}
	form := b.newForm()
	form[askedFor] = "source"
	return kiez.Answer(kiez.Say("import.ask", nil)).With(form.button("button.cancel", "cancel")),
		b.flows.start(ctx, req, "import", "source", form)
}

// importSent is what happens when staff send a calendar file, in a dialogue or out of the blue.
func (b *bot) importSent(ctx context.Context, req Request) (kiez.Reply, error) {
	found, err := b.Importer.FromChat(ctx, req.File)
	if err != nil {
		return kiez.Reply{}, fmt.Errorf("import file: %w", err)
	}
	return b.startImport(ctx, req, b.newForm(), found)
}

// importFields is /event with "import: https://…" among its fields; topic and area may be given, too.
func (b *bot) importFields(ctx context.Context, req Request, fields []field) (kiez.Reply, error) {
	if req.InGroup() {
		return kiez.Answer(kiez.Say("staff.in_private", nil)), nil
	}
	form, address := b.newForm(), ""
	err := readFields(fields, "import, topic, area", func(f field) (known bool, err error) {
		switch f.key {
		case "import":
			address = f.value.Text
			return true, nil
		case "topic", "area":
			return b.readEventField(form, f.key, f.value.Text, req.Now)
		}
		return false, nil
	})
	if err != nil {
		return kiez.Reply{}, err
	}
	found, err := b.Importer.FromWeb(ctx, address)
	if err != nil {
		return kiez.Reply{}, fmt.Errorf("import address: %w", err)
	}
	return b.startImport(ctx, req, form, found)
}

func (b *bot) startImport(
	ctx context.Context, req Request, form eventForm, found []kiez.Imported,
) (kiez.Reply, error) {
	if err := form.keep(found); err != nil {
		return kiez.Reply{}, err
	}
	reply, step, err := b.nextOfImport(ctx, req, form)
	if err != nil || step == "" {
		return reply, err
	}
	return reply, b.flows.start(ctx, req, "import", step, form)
}

func (f eventForm) keep(found []kiez.Imported) error {
	text, err := json.Marshal(found)
	if err != nil {
		return fmt.Errorf("keep %d entries: %w", len(found), err)
	}
	f[importEntries] = string(text)
	return nil
}

func (f eventForm) kept() ([]kiez.Imported, error) {
	var found []kiez.Imported
	if err := json.Unmarshal([]byte(f[importEntries]), &found); err != nil {
		return nil, fmt.Errorf("read kept entries: %w", err)
	}
	return found, nil
}

// takeAddress is the step that reads an address. A file does not come here, see importSent.
func (b *bot) takeAddress(ctx context.Context, req Request, data map[string]string) (kiez.Reply, string, error) {
	if req.Arg == "cancel" {
		return kiez.Answer(kiez.Say("cancel.import", nil)).Editing(), "", nil
	}
	found, err := b.Importer.FromWeb(ctx, strings.TrimSpace(req.Text))
	if err != nil {
		return kiez.Reply{}, "source", fmt.Errorf("import address: %w", err)
	}
	if err := eventForm(data).keep(found); err != nil {
		return kiez.Reply{}, "source", err
	}
	return b.nextOfImport(ctx, req, data)
}

// takeBelonging is the step that reads what all entries belong to: a topic, then an area.
func (b *bot) takeBelonging(ctx context.Context, req Request, data map[string]string) (kiez.Reply, string, error) {
	if req.Arg == "cancel" {
		return kiez.Answer(kiez.Say("cancel.import", nil)).Editing(), "", nil
	}
	form, field := eventForm(data), data[askedFor]
	value, err := b.eventFields()[field](form, given(req), req.Now)
	if err != nil {
		return kiez.Reply{}, field, err
	}
	form[field] = value
	return b.nextOfImport(ctx, req, form)
}

// confirmImport is the step that waits for "save".
func (b *bot) confirmImport(ctx context.Context, req Request, data map[string]string) (kiez.Reply, string, error) {
	switch req.Arg {
	case "cancel":
		return kiez.Answer(kiez.Say("cancel.import", nil)).Editing(), "", nil
	case "save":
		reply, err := b.saveImport(ctx, req, data)
		return reply, "", err
	}
	return b.nextOfImport(ctx, req, data)
}

// nextOfImport asks for topic or area, or shows what would change.
func (b *bot) nextOfImport(ctx context.Context, req Request, form eventForm) (kiez.Reply, string, error) {
	found, err := form.kept()
	if err != nil {
		return kiez.Reply{}, "", err
	}
	switch {
	case form["topic"] == "":
		form[askedFor] = "topic"
		reply := askEventTopic(form)
		reply.Messages[0].Paragraphs = []kiez.Text{kiez.Say("import.ask_topic", kiez.Data{"Found": len(found)})}
		return reply, "topic", nil
	case form["area"] == "":
		form[askedFor] = "area"
		return askEventArea(form), "area", nil
	}
	form[askedFor] = "confirm"
	diff, err := b.compare(ctx, req, form, found)
	if err != nil {
		return kiez.Reply{}, "", err
	}
	doubts, err := diff.doubts(ctx, req.Now)
	if err != nil {
		return kiez.Reply{}, "", err
	}
	reply := kiez.Answer(append(diff.paragraphs(form), doubts...)...)
	if len(diff.changes) == 0 {
		return reply.With(button("button.events", "evs:menu")), "", nil
	}
	return reply.With(form.button("button.save", "save"), form.button("button.cancel", "cancel")), "confirm", nil
}

// saveImport stores what has changed. Where somebody else was faster, theirs stays.
func (b *bot) saveImport(ctx context.Context, req Request, form eventForm) (kiez.Reply, error) {
	found, err := form.kept()
	if err != nil {
		return kiez.Reply{}, err
	}
	diff, err := b.compare(ctx, req, form, found)
	if err != nil {
		return kiez.Reply{}, err
	}
	saved, conflicts := 0, 0
	for _, change := range diff.changes {
		switch err := change.store(ctx, b.EventBook); {
		case errors.Is(err, kiez.ErrConflict):
			conflicts++
		case err != nil:
			return kiez.Reply{}, fmt.Errorf("store imported: %w", err)
		default:
			saved++
		}
	}
	if err := b.note(ctx, req, kiez.EventsImported, strconv.Itoa(saved)); err != nil {
		return kiez.Reply{}, err
	}
	said := kiez.Lines{kiez.Say("import.saved", kiez.Data{"Saved": saved})}
	if conflicts > 0 {
		said = append(said, kiez.Say("import.conflicts", kiez.Data{"Conflicts": conflicts}))
	}
	return kiez.Answer(kiez.Show(said)).Editing().With(button("button.events", "evs:menu")), nil
}
