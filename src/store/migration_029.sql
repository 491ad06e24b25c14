-- Who stands in for whom: never somebody of another employer than the municipality or the absent one (Awb 10:4)

DROP VIEW deputy;
CREATE VIEW deputy AS                -- "from" <= day < until; a deputy of a deputy, three deep
  WITH RECURSIVE able(deputy_id, employee_id, "from", until) AS (
    SELECT x.deputy_id, x.employee_id, x."from", x.until FROM absence x JOIN employee d ON d.id = x.deputy_id
      JOIN organisation o ON o.id = d.organisation_id JOIN employee e ON e.id = x.employee_id
      WHERE x.deputy_id IS NOT NULL AND (o.kind = 'gemeente' OR d.organisation_id = e.organisation_id)),
  chain(deputy_id, employee_id, "from", until, depth) AS (
    SELECT deputy_id, employee_id, "from", until, 1 FROM able
    UNION SELECT x.deputy_id, c.employee_id, max(x."from", c."from"),
        min(coalesce(x.until, c.until), coalesce(c.until, x.until)), c.depth + 1
      FROM chain c JOIN able x ON x.employee_id = c.deputy_id WHERE c.depth < 3)
  SELECT deputy_id, employee_id, "from", until FROM chain;
