package main

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"

	"kiezbot/internal/app"
	"kiezbot/internal/kiez"
	"kiezbot/locales"
)

// asked is one line of input; answered is what the engine makes of it, a kiez.Understanding.
type asked struct {
	Lang string `json:"lang"`
	Text string `json:"text"`
}

// ask reads questions and writes what the bot understands, a JSON object a line; in a terminal it is a small chat.
func ask(ctx context.Context, p program) error {
	cfg, err := Load(p.environ, p.dotenv, Need{})
	if err != nil {
		return err
	}
	k, err := knowledge(cfg, logger(cfg, p.errs))
	if err != nil {
		return err
	}
	if isTerminal(p.in) {
		return chat(ctx, p, k, cfg.Language)
	}
	return answerLines(ctx, p, k)
}

// answerLines writes an answer for every line. It flushes whenever no further line is waiting: somebody may want this
// answer before asking on.
func answerLines(ctx context.Context, p program, k *app.Knowledge) error {
	in, out := bufio.NewReader(p.in), bufio.NewWriter(p.out)
	write := json.NewEncoder(out)
	write.SetEscapeHTML(false)
	for n := 1; ctx.Err() == nil; n++ {
		line, readErr := in.ReadBytes('\n')
		if line = bytes.TrimSpace(line); len(line) > 0 {
			var question asked
			if err := json.Unmarshal(line, &question); err != nil {
				return errors.Join(fmt.Errorf(`line %d is not {"lang":"de","text":"…"}: %w`, n, err), out.Flush())
			}
			if err := write.Encode(understand(k, question)); err != nil {
				return fmt.Errorf("write answer %d: %w", n, err)
			}
		}
		if errors.Is(readErr, io.EOF) {
			break
		}
		if readErr != nil {
			return errors.Join(fmt.Errorf("read line %d: %w", n, readErr), out.Flush())
		}
		if in.Buffered() == 0 {
			if err := out.Flush(); err != nil {
				return fmt.Errorf("write answer %d: %w", n, err)
			}
		}
	}
	if err := out.Flush(); err != nil {
		return fmt.Errorf("write answers: %w", err)
	}
	return nil
}

func understand(k *app.Knowledge, q asked) kiez.Understanding {
	lang, _ := kiez.ParseLang(q.Lang)
	return k.Answers.Ask(q.Text, lang)
}

// chat shows the title of what was understood, line by line.
func chat(ctx context.Context, p program, k *app.Knowledge, lang kiez.Lang) error {
	lines := bufio.NewScanner(p.in)
	for ctx.Err() == nil {
		_, _ = fmt.Fprint(p.out, "> ")
		if !lines.Scan() {
			break
		}
		u := k.Answers.Ask(lines.Text(), lang)
		_, _ = fmt.Fprintf(p.out, "%s %.2f (%s)\n", u.Action, u.Confidence, u.Lang)
		for _, c := range u.Candidates {
			title := k.Catalog.Label(u.Lang, kiez.Say("topic."+string(c.Intent)+".title", nil))
			_, _ = fmt.Fprintf(p.out, "  %.2f  %-24s %s\n", c.Confidence, c.Intent, title)
		}
		if u.Action == kiez.ActionAnswer {
			body := k.Catalog.HTML(u.Lang, kiez.Say("topic."+string(u.Intent)+".answer", nil))
			_, _ = fmt.Fprintf(p.out, "\n%s\n", locales.Plain(body))
		}
	}
	if err := lines.Err(); err != nil {
		return fmt.Errorf("read question: %w", err)
	}
	return nil
}

func isTerminal(in io.Reader) bool {
	file, ok := in.(*os.File)
	if !ok {
		return false
	}
	info, err := file.Stat()
	return err == nil && info.Mode()&os.ModeCharDevice != 0
}
