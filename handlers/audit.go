package handlers

import (
	"context"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"kiezbot/internal/kiez"
)

// Audit keeps what staff did, for half a year.
type Audit interface {
	Record(ctx context.Context, act kiez.Act) error
	// Acts lists what was done from since on, newest first.
	Acts(ctx context.Context, since time.Time) ([]kiez.Act, error)
}

// note keeps that the person of req did something. About is in the staff's own words or an id.
func (b *bot) note(ctx context.Context, req Request, kind kiez.ActKind, about string) error {
	act := kiez.Act{Kind: kind, About: about, By: req.From, At: req.Now}
	if err := b.Audit.Record(ctx, act); err != nil {
		return fmt.Errorf("note %s: %w", kind, err)
	}
	return nil
}

// auditGroups are the acts that are looked at together, by the name on the button that does so.
func auditGroups() []struct {
	name  string
	kinds []string // what stands before the dot
} {
	return []struct {
		name  string
		kinds []string
	}{
		{"sending", []string{"broadcast", "schedule"}},
		{"dates", []string{"event", "closure"}},
		{"answers", []string{"answer"}},
		{"people", []string{"team", "block"}},
		{"applications", []string{"application"}},
	}
}

// auditView says which acts are shown: of a group or of a person, empty: all; and from which on.
type auditView struct {
	group  string
	by     kiez.UserID
	offset int
}

// auditOf reads "<group>:<user>:<offset>"; what is left out is all, from the newest on.
func auditOf(arg string) auditView {
	part := append(strings.Split(arg, ":"), "", "", "")
	by, _ := userOf(part[1])
	offset, _ := strconv.Atoi(part[2])
	for _, g := range auditGroups() {
		if g.name == part[0] {
			return auditView{group: g.name, by: by, offset: max(offset, 0)}
		}
	}
	return auditView{by: by, offset: max(offset, 0)} // a button of a release that had other groups
}

func (v auditView) at(offset int) string {
	return v.group + ":" + userArg(v.by) + ":" + strconv.Itoa(offset)
}

func (v auditView) shows(a kiez.Act) bool {
	if v.by != 0 && a.By != v.by {
		return false
	}
	before, _, _ := strings.Cut(string(a.Kind), ".")
	for _, g := range auditGroups() {
		if g.name == v.group {
			return slices.Contains(g.kinds, before)
		}
	}
	return true
}

// acts gives what a view shows, newest first.
func (b *bot) acts(ctx context.Context, v auditView) ([]kiez.Act, error) {
	all, err := b.Audit.Acts(ctx, time.Time{})
	if err != nil {
		return nil, fmt.Errorf("list acts: %w", err)
	}
	return slices.DeleteFunc(all, func(a kiez.Act) bool { return !v.shows(a) }), nil
}

// showAudit is /audit: who did what and when, page by page.
func (b *bot) showAudit(ctx context.Context, req Request) (kiez.Reply, error) {
	if req.Kind != kiez.KindButton {
		req.Arg = ""
	}
	v := auditOf(req.Arg)
	acts, err := b.acts(ctx, v)
	if err != nil {
		return kiez.Reply{}, err
	}
	if v.offset >= len(acts) {
		v.offset = 0
	}
	paragraphs := []kiez.Text{kiez.Say("audit.head", kiez.Data{"Number": len(acts)})}
	if v.by != 0 {
		paragraphs = append(paragraphs, kiez.Say("audit.by", kiez.Data{"By": b.colleague(v.by)}))
	}
	for _, a := range acts[v.offset:min(v.offset+onPage, len(acts))] {
		paragraphs = append(paragraphs, b.actLine(a, req.Now.Location()))
	}
	reply := kiez.Answer(paragraphs...).Editing()
	var groups []kiez.Button
	for _, g := range auditGroups() {
		other := auditView{group: g.name, by: v.by}
		if g.name == v.group { // the tap on what is chosen shows all again
			other.group = ""
		}
		label := checked(kiez.Say("button.audit_"+g.name, nil), g.name == v.group)
		groups = append(groups, kiez.Button{Label: label, Data: "aud:" + other.at(0)})
	}
	reply.Messages[0].Rows = inRows(2, groups...)
	var turn []kiez.Button
	if v.offset > 0 {
		turn = append(turn, button("button.previous", "aud:"+v.at(max(v.offset-onPage, 0))))
	}
	if v.offset+onPage < len(acts) {
		turn = append(turn, button("button.next", "aud:"+v.at(v.offset+onPage)))
	}
	return reply.With(turn...).With(button("button.as_table", "audcsv:"+v.at(0))), nil
}

// actLine says who did what and when.
func (b *bot) actLine(a kiez.Act, loc *time.Location) kiez.Text {
	return kiez.Say("audit.line", kiez.Data{
		"Moment": kiez.Moment(a.At.In(loc)), "By": b.colleague(a.By), "What": actText(a),
	})
}

func actText(a kiez.Act) kiez.Text {
	about := aboutText(a.About)
	if step, label, ok := strings.Cut(a.About, " "); ok && a.Kind == kiez.ApplicationMoved {
		about = kiez.Say("applications.line", kiez.Data{"Name": label, "Step": stepName(kiez.Step(step))})
	}
	return kiez.Say("audit."+string(a.Kind), kiez.Data{"About": about})
}

// aboutText shows a role that an act is about, alone or behind a member, by its name.
func aboutText(about string) any {
	user, role, ok := strings.Cut(about, " ")
	if !ok {
		user, role = "", about
	}
	switch _, isUser := userOf(user); {
	case !kiez.Role(role).Staff():
		return about
	case isUser:
		return kiez.Say("staff.colleague", kiez.Data{"Role": roleName(kiez.Role(role)), "ID": kiez.Isolated(user)})
	default:
		return roleName(kiez.Role(role))
	}
}

// auditFile gives what a view shows as a table, without names.
func (b *bot) auditFile(ctx context.Context, req Request) (kiez.Reply, error) {
	acts, err := b.acts(ctx, auditOf(req.Arg))
	if err != nil {
		return kiez.Reply{}, err
	}
	table := &kiez.Table{Name: "audit-" + req.Now.Format(time.DateOnly) + ".csv"}
	for _, column := range []string{"number", "when", "who", "what"} {
		table.Head = append(table.Head, kiez.Say("list."+column, nil))
	}
	for _, a := range acts {
		at := kiez.Show(a.At.In(req.Now.Location()).Format(time.DateTime)) // so that it can be sorted
		table.Rows = append(table.Rows, kiez.TableRow{Cells: []kiez.Text{at, b.colleague(a.By), actText(a)}, Times: 1})
	}
	reply := kiez.Answer(kiez.Say("audit.file", kiez.Data{"Number": len(acts)}))
	reply.Messages[0].Table = table
	return reply, nil
}
