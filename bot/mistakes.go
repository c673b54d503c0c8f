package main

import (
	"errors"
	"fmt"
	"strings"

	"github.com/caarlos0/env/v11"
)

// ConfigError says what is wrong with the configuration: one line a variable, in the order of Config, each with the
// name, what is wrong and an example. It holds no value that somebody set.
type ConfigError struct {
	Lines []string
}

// Error joins the lines.
func (e *ConfigError) Error() string {
	return "configuration:\n  " + strings.Join(e.Lines, "\n  ")
}

// wrong is what a parser says about a value, without the value.
type wrong string

// Error gives the words.
func (w wrong) Error() string { return string(w) }

// mistakes collects what is wrong by the name of the variable.
type mistakes map[string]wrong

// add keeps the first mistake of a variable: later ones mostly follow from it.
func (m mistakes) add(name string, what wrong) {
	if !m.has(name) {
		m[name] = what
	}
}

func (m mistakes) has(name string) bool {
	_, found := m[name]
	return found
}

// addParsing takes over what env found wrong, and hands back what is not the operator's fault.
func (m mistakes) addParsing(err error) error {
	if err == nil {
		return nil
	}
	all, ok := errors.AsType[env.AggregateError](err)
	if !ok {
		return err
	}
	names := map[string]string{}
	for _, s := range settings() {
		names[s.Field] = s.Name
	}
	for _, one := range all.Errors {
		parse, ok := errors.AsType[env.ParseError](one)
		if !ok {
			return one
		}
		what, ours := errors.AsType[wrong](parse.Err)
		if !ours { // may quote the value
			return fmt.Errorf("%s has a type without a parser of its own", names[parse.Name])
		}
		m.add(names[parse.Name], what)
	}
	return nil
}

// err gives all mistakes as a *ConfigError, or nil if there are none.
func (m mistakes) err() error {
	if len(m) == 0 {
		return nil
	}
	e := &ConfigError{}
	for _, s := range settings() {
		if what, found := m[s.Name]; found {
			e.Lines = append(e.Lines, fmt.Sprintf("%s %s; for example %[1]s=%[3]s", s.Name, what, s.Example))
		}
	}
	return e
}
