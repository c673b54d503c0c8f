package main

import (
	"os"
	"reflect"
	"regexp"
	"strings"
	"testing"
)

// The README's table of options lists every variable with its default, in the order of Config.
func TestREADMEListsEveryVariable(t *testing.T) {
	rows := regexp.MustCompile("(?m)^\\| `([A-Z_]+)` \\| (.*?) \\| (.+) \\|$").FindAllStringSubmatch(read(t, "../README.md"), -1)
	var got, want [][2]string
	for _, row := range rows {
		got = append(got, [2]string{row[1], strings.Trim(row[2], "`")})
	}
	for _, s := range settings() {
		shown := s.Default
		if shown == "" {
			shown = "-"
		}
		want = append(want, [2]string{s.Name, shown})
	}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("README.md\n got %v\nwant %v", got, want)
	}
}

// .env.example holds one comment line and one variable with its default in turn, in the order of Config.
func TestDotenvExampleListsEveryVariable(t *testing.T) {
	entries := regexp.MustCompile(`(?m)^# .+\n([A-Z_]+)=(.*)$`).FindAllStringSubmatch(read(t, "../.env.example"), -1)
	var got, want [][2]string
	for _, entry := range entries {
		got = append(got, [2]string{entry[1], entry[2]})
	}
	for _, s := range settings() {
		want = append(want, [2]string{s.Name, s.Default})
	}
	if !reflect.DeepEqual(got, want) {
		t.Errorf(".env.example\n got %v\nwant %v", got, want)
	}
}

func TestDotenvExampleLoadsAsItIs(t *testing.T) {
	got, err := Load(nil, "../.env.example", Need{})
	if err != nil {
		t.Fatal(err)
	}
	want, err := Load(nil, noDotenv, Need{})
	if err != nil {
		t.Fatal(err)
	}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("got  %+v\nwant %+v", got, want)
	}
}

func TestVersion(t *testing.T) {
	if v := version(); !regexp.MustCompile(`^kiezbot \S+ go1\.\S+ \w+/\w+$`).MatchString(v) {
		t.Errorf("got %q", v)
	}
}

func read(t *testing.T, file string) string {
	t.Helper()
	text, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}
