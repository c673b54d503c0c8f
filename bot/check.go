package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"path"

	"kiezbot/content"
	"kiezbot/internal/answers"
	"kiezbot/locales"
)

// check looks at configuration, content and sentences, and lists every problem as "file:line: message".
func check(_ context.Context, p program) error {
	var problems []error
	cfg, err := Load(p.environ, p.dotenv, Need{})
	if err != nil {
		problems = append(problems, err)
	}
	problems = append(problems, contentProblems(cfg)...)
	for _, problem := range locales.Check(locales.Builtin()) {
		problems = append(problems, fmt.Errorf("locales/%w", problem))
	}
	if len(problems) > 0 {
		return errors.Join(problems...)
	}
	if _, err := fmt.Fprintln(p.out, "content, locales and configuration are in order"); err != nil {
		return fmt.Errorf("print result: %w", err)
	}
	return nil
}

// contentProblems lists what is wrong with the content, each by its place.
func contentProblems(cfg Config) (problems []error) {
	folder := "content"
	if cfg.ContentDir != "" {
		folder = cfg.ContentDir
		if !isFolder(folder) { // one mistake, of the configuration, and not one for each file
			return nil
		}
	}
	loaded, err := content.Load(contentFolder(cfg))
	if err != nil {
		for _, problem := range content.Problems(err) {
			problem.File = path.Join(folder, problem.File)
			problems = append(problems, problem)
		}
		if len(content.Problems(err)) == 0 {
			problems = append(problems, err)
		}
	}
	if loaded != nil {
		if _, err := answers.ParseLexicon(bytes.NewReader(loaded.Lexicon)); err != nil {
			problems = append(problems, fmt.Errorf("%s: %w", path.Join(folder, "concepts.lex"), err))
		}
	}
	return problems
}
