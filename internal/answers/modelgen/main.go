// Command modelgen trains the answer engine on the built-in content and writes the model to the file it is given.
package main

import (
	"bytes"
	"errors"
	"fmt"
	"os"

	"kiezbot/content"
	"kiezbot/internal/answers"
)

func main() {
	if err := run(os.Args[1:]); err != nil {
		fmt.Fprintln(os.Stderr, "modelgen:", err)
		os.Exit(1)
	}
}

func run(args []string) error {
	if len(args) != 1 {
		return errors.New("usage: modelgen FILE")
	}
	known, err := content.Load(content.Builtin())
	if err != nil {
		return err
	}
	lexicon, err := answers.ParseLexicon(bytes.NewReader(known.Lexicon))
	if err != nil {
		return err
	}
	engine, err := answers.Train(known.Examples, lexicon, answers.Options{})
	if err != nil {
		return err
	}
	var model bytes.Buffer
	if err := engine.Save(&model, answers.Fingerprint(known.Examples, lexicon)); err != nil {
		return err
	}
	if err := os.WriteFile(args[0], model.Bytes(), 0o644); err != nil { //nolint:gosec // part of the source
		return fmt.Errorf("write model: %w", err)
	}
	return nil
}
