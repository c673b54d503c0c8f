package main

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"strings"

	"github.com/joho/godotenv"
)

// variables merges the file dotenv, if there is one, with environ, which wins. Spaces around a value are dropped.
func variables(environ []string, dotenv string) (map[string]string, error) {
	vars, err := readDotenv(dotenv)
	if err != nil {
		return nil, err
	}
	for _, entry := range environ {
		name, value, _ := strings.Cut(entry, "=")
		vars[name] = value
	}
	for name, value := range vars {
		vars[name] = strings.TrimSpace(value)
	}
	return vars, nil
}

// readDotenv reads a file of NAME=value lines. The parser's own errors quote the rest of the file, secrets included, so
// they are not passed on.
func readDotenv(file string) (map[string]string, error) {
	text, err := os.ReadFile(file) //nolint:gosec // the caller names the file, not a user
	if errors.Is(err, fs.ErrNotExist) {
		return map[string]string{}, nil
	}
	if err != nil {
		return nil, fmt.Errorf("read configuration: %w", err)
	}
	text = bytes.TrimPrefix(text, []byte("\uFEFF")) // some editors put it in front of UTF-8
	vars, err := godotenv.UnmarshalBytes(text)
	if err != nil {
		return nil, fmt.Errorf("bad %s: every line must be NAME=value or start with #", file)
	}
	return vars, nil
}
