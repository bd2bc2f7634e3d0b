// Reads a JSON list of TraceQL queries and writes a JSON list of what Tempo's own parser says of each: "" where it accepts it.
package main

import (
	"encoding/json"
	"fmt"
	"os"

	"github.com/grafana/tempo/pkg/traceql"
)

func main() {
	var queries []string
	if err := json.NewDecoder(os.Stdin).Decode(&queries); err != nil {
		fmt.Fprintln(os.Stderr, "standard input is no JSON list of texts:", err)
		os.Exit(2)
	}
	problems := make([]string, len(queries))
	for index, query := range queries {
		if _, err := traceql.Parse(query); err != nil {
			problems[index] = err.Error()
		}
	}
	if err := json.NewEncoder(os.Stdout).Encode(problems); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}
