"""Prints what openpyxl or pyarrow reads of an export, as JSON: the names of the columns, their types, and the rows."""

import datetime
import decimal
import json
import sys

import openpyxl
import openpyxl.utils.escape
import pyarrow.parquet


def plain(value):
    if isinstance(value, datetime.datetime):
        moment = value if value.tzinfo else value.replace(tzinfo=datetime.timezone.utc)
        return moment.astimezone(datetime.timezone.utc).strftime("%Y-%m-%dT%H:%M:%S.%f")[:-3] + "Z"
    if isinstance(value, decimal.Decimal):
        return format(value, "f")
    return value


def of_parquet(path):
    table = pyarrow.parquet.read_table(path)
    return {
        "types": {field.name: str(field.type) for field in table.schema},
        "sheets": [table.num_rows],
        "rows": [{name: plain(value) for name, value in row.items()} for row in table.to_pylist()],
    }


def of_workbook(path):
    book = openpyxl.load_workbook(path)
    rows = []
    for sheet in book.worksheets:
        lines = sheet.iter_rows()
        names = [cell.value for cell in next(lines)]
        for line in lines:
            row = {}
            for name, cell in zip(names, line):
                assert cell.data_type != "f", f"{cell.coordinate} is a formula"
                value = plain(cell.value)
                row[name] = openpyxl.utils.escape.unescape(value) if isinstance(value, str) else value
            rows.append(row)
    return {
        "types": {"frozen": book.worksheets[0].freeze_panes},
        "sheets": [sheet.max_row for sheet in book.worksheets],
        "rows": rows,
    }


path = sys.argv[1]
print(json.dumps((of_parquet if path.endswith(".parquet") else of_workbook)(path)))
